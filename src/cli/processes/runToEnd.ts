import type { CommandLog } from '@/cli/processes/commandLog'
import { findReason } from '@/cli/processes/findReason'
import { launchNode, type NodeProgram } from '@/cli/processes/launchNode'

/**
 * Runs a program that does one thing and ends.
 * @param what names the step in the error, as in "Building failed: …"
 * @param isSecret tells the lines that must not be written to the log
 * @param signal ends the program, and all it started, early
 * @returns what it wrote on stdout, by lines; the log gets all it wrote
 * @throws Error with one sentence and the place of the log when it does not exit with 0
 */
export async function runToEnd({
  what,
  program,
  log,
  signal,
  isSecret = () => false,
}: {
  what: string
  program: NodeProgram
  log: CommandLog
  signal: AbortSignal
  isSecret?: (line: string) => boolean
}): Promise<string[]> {
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
  if (exitCode !== 0) {
    throw new Error(`${what} failed: ${findReason(lastLines)} (details: ${log.file})`)
  }
  return printed
}
