import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { variables } from '@/envVariables'
import { waitUntil } from './waitUntil'

/** A Node program under test, in a process group of its own like a command in a terminal. */
export type Program = {
  child: ChildProcess
  /** All it wrote so far, on both channels. */
  output: () => string
  /** Waits until `text` is part of the output; throws with the output if it ends before. */
  printed: (text: string) => Promise<void>
  /** Waits for its end and gives the exit code. */
  ended: Promise<number | null>
}

/** What Node gets to run, in a folder other than ours where one is named. */
type Command = string[] | { args: string[]; folder?: string }

/**
 * Starts Node with a command and, of the platform's variables, only those in `env`.
 */
export function startProgram(command: Command, env: Record<string, string> = {}): Program {
  const { args, folder = process.cwd() } = Array.isArray(command) ? { args: command } : command
  const clean = Object.entries(process.env).filter(
    ([name]) => !Object.hasOwn(variables, name) && name !== 'NODE_OPTIONS',
  )
  const child = spawn(process.execPath, args, {
    env: { ...Object.fromEntries(clean), ...env } as NodeJS.ProcessEnv,
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let written = ''
  child.stdout.on('data', (chunk: Buffer) => (written += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (written += chunk.toString()))
  const ended = once(child, 'close').then(([exitCode]) => exitCode as number | null)
  const printed = (text: string) =>
    waitUntil({
      what: `the program prints "${text}"`,
      timeoutMs: 90_000,
      holds: () => {
        if (written.includes(text)) return true
        if (child.exitCode !== null) throw new Error(`It ended without "${text}":\n${written}`)
        return false
      },
    })
  return { child, output: () => written, printed, ended }
}
