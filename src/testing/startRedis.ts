import { execa } from 'execa'
import { Redis } from 'ioredis'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chooseFreePort } from '@/embedded/freePort'

export type PrivateRedis = { url: string; pid: number; stop: () => Promise<void> }

/**
 * Starts a Redis of our own on a free loopback port (or `fixedPort`), keeping nothing on disk, and resolves once it answers.
 * The caller stops it; it also ends with this process.
 * @throws when the server exits before it answers
 */
export async function startRedis(program: string, fixedPort?: number): Promise<PrivateRedis> {
  const folder = mkdtempSync(path.join(tmpdir(), 'rostrum-redis-'))
  const port = fixedPort ?? (await chooseFreePort())
  const server = execa(
    program,
    [
      '--bind',
      '127.0.0.1',
      '--port',
      `${port}`,
      '--save',
      '',
      '--appendonly',
      'no',
      '--dir',
      folder,
    ],
    { reject: false, stdin: 'ignore', all: true },
  )
  const url = `redis://127.0.0.1:${port}`
  const client = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: null,
    retryStrategy: () => 50,
  })
  // While the server comes up every attempt is refused; the ping below waits for the one that is not.
  client.on('error', () => undefined)

  const stop = async () => {
    server.kill('SIGTERM')
    await server
    rmSync(folder, { recursive: true, force: true })
  }
  const ended = server.then(({ all }) => {
    throw new Error(`${program} did not start: ${all}`)
  })
  ended.catch(() => undefined)
  try {
    await Promise.race([client.ping(), ended])
  } catch (error) {
    await stop()
    throw error
  } finally {
    client.disconnect()
  }
  return { url, pid: server.pid as number, stop }
}
