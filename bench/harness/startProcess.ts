import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { pinned, type Side } from './pinned'

type Options = {
  /** Program and arguments. */
  command: string[]
  side: Side
  /** Where it runs, if not here. */
  folder?: string
  env?: Record<string, string>
  /** Text on its output that says it serves. */
  ready?: string
}

/** Starts a program on its core and waits until it serves. `stop` ends it and waits. */
export async function startProcess({ command, side, folder, env = {}, ready }: Options) {
  const [program = '', ...args] = [...pinned(side), ...command]
  const child = spawn(program, args, {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  if (ready) {
    await new Promise<void>((resolve, reject) => {
      void ended.then(() => reject(new Error(`${command.join(' ')} ended before it served`)))
      child.stdout.on('data', (chunk: Buffer) => chunk.includes(ready) && resolve())
    })
  }
  child.stdout.resume()
  return {
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
    /** As `kill -9` does: nothing is tidied up. */
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Runs a program on the load generator's core: JSON in on its input, JSON out of what it printed. */
export function runLoad<Result>(file: string, input: unknown): Promise<Result> {
  return runProgram({ file, input, side: 'load' })
}

type Program = { file: string; input: unknown; side: Side }

/** The same on a core of choice: for peers that are programs which run to their end. */
export async function runProgram<Result>({ file, input, side }: Program): Promise<Result> {
  const typescript = file.endsWith('.ts') ? ['--import', 'tsx'] : []
  const [program = '', ...args] = [...pinned(side), process.execPath, ...typescript, file]
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stdin.end(JSON.stringify(input))
  const [code] = (await once(child, 'close')) as [number]
  if (code !== 0) throw new Error(`${file} ended with exit code ${code}`)
  return JSON.parse(Buffer.concat(chunks).toString()) as Result
}
