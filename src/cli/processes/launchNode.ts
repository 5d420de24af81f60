import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { projectFile } from '@/cli/projectFile'
import { startWatchdog } from '@/embedded/watchdog'

/** A program of this project, as Node runs it. */
export type NodeProgram = {
  /** From the project's root, or absolute. */
  file: string
  args?: string[]
  execArgv?: string[]
  env?: Record<string, string>
}

export type NodeProcess = {
  child: ChildProcess
  /** The last lines it printed, oldest first. */
  lastLines: string[]
  /** Settles when it has ended and all it printed has been read. */
  ended: Promise<Ending>
}

export type Ending = { exitCode: number | null; signal: NodeJS.Signals | null }

const keptLines = 60

/** How often a program that never began is started. */
export const mostStarts = 4

/**
 * On a busy machine Node 20 now and then (measured: 1 load of the built migration in 60) forgets a promise of
 * its module loader and, with nothing else to wait for, ends with code 13: not a line of the program has run,
 * nothing was printed, and it is safe to start it again. Something that keeps the process up meanwhile would
 * only make it hang for good (measured: 3 in 240), so `keepAlive` is called once all modules are loaded.
 */
export function neverBegan(exitCode: number | null, lastLines: readonly string[]): boolean {
  return exitCode === 13 && lastLines.length === 0
}

/**
 * Starts a program with a channel to it. It leads its own process group, so the terminal's Ctrl-C reaches
 * only us and we decide the order; if we are killed, a watchdog ends its whole group.
 * @param onLine called with each line it prints; without it the lines go to our own output
 */
export function launchNode(
  { file, args = [], execArgv = [], env = {} }: NodeProgram,
  onLine?: (line: string, from: 'stdout' | 'stderr') => void,
): NodeProcess {
  const root = projectFile('.')
  const output = onLine ? 'pipe' : 'inherit'
  const child = fork(path.resolve(root, file), args, {
    cwd: root,
    execArgv,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', output, output, 'ipc'],
  })
  const lastLines: string[] = []
  for (const from of ['stdout', 'stderr'] as const) {
    const stream = child[from]
    if (!stream || !onLine) continue
    createInterface({ input: stream }).on('line', (line) => {
      lastLines.push(line)
      if (lastLines.length > keptLines) lastLines.shift()
      onLine(line, from)
    })
  }
  const dismissWatchdog = child.pid ? startWatchdog(-child.pid, 'TERM') : () => undefined
  const ended = once(child, 'close').then(
    ([exitCode, signal]: (number | string | null)[]) => ({ exitCode, signal }) as Ending,
    (error: unknown): Ending => {
      lastLines.push(String(error))
      return { exitCode: null, signal: null }
    },
  )
  void ended.then(dismissWatchdog)
  return { child, lastLines, ended }
}
