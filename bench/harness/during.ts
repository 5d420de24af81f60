import { chooseFreePort } from '@/embedded/freePort'
import { startProcess } from './startProcess'

/** What can be started again and again, on one port after the other. */
export type Program = {
  command: (port: number) => string[]
  /** Where it runs, if not here. */
  folder?: string
  env: Record<string, string>
}

type Started = { url: string; elapsedMs: () => number }

/** Starts a program, does what is to be done, and ends it; `elapsedMs` counts from the command. */
export async function during<T>(program: Program, work: (started: Started) => Promise<T>) {
  const { command, folder, env } = program
  const port = await chooseFreePort()
  const url = `http://127.0.0.1:${port}`
  const startedAt = performance.now()
  const server = await startProcess({
    command: command(port),
    side: 'server',
    folder,
    env: { ...env, PORT: String(port), HOST: '127.0.0.1', PUBLIC_URL: url },
  })
  try {
    const elapsedMs = () => performance.now() - startedAt
    return await work({ url, elapsedMs })
  } finally {
    await server.kill()
  }
}
