import type { CommandLog } from '@/cli/processes/commandLog'
import { findReason } from '@/cli/processes/findReason'
import { launchNode, mostStarts, neverBegan, type NodeProgram } from '@/cli/processes/launchNode'

type RunOptions = {
  what: string
  program: NodeProgram
  log: CommandLog
  signal: AbortSignal
  isSecret?: (line: string) => boolean
}

/**
 * Runs a program that does one thing and ends.
 * @param what names the step in the error, as in "Building failed: …"
 * @param isSecret tells the lines that must not be written to the log
 * @param signal ends the program, and all it started, early
 * @returns what it wrote on stdout, by lines; the log gets all it wrote
 * @throws Error with one sentence and the place of the log when it does not exit with 0
 */
export async function runToEnd(options: RunOptions, starts = 1): Promise<string[]> {
  const { what, program, log, signal, isSecret = () => false } = options
  signal.throwIfAborted()
  const printed: string[] = []
  const { child, lastLines, ended } = launchNode(program, (line, from) => {
    if (!isSecret(line)) log.write(line)
    if (from === 'stdout') printed.push(line)
  })
  const cancel = () => {
    if (child.pid && child.exitCode === null) process.kill(-child.pid, 'SIGTERM')
  }
  signal.addEventListener('abort', cancel, { once: true })
  const { exitCode } = await ended
  signal.removeEventListener('abort', cancel)
  signal.throwIfAborted()
  if (neverBegan(exitCode, lastLines) && starts < mostStarts) return runToEnd(options, starts + 1)
  if (exitCode !== 0) {
    throw new Error(`${what} failed: ${findReason(lastLines)} (details: ${log.file})`)
  }
  return printed
}
