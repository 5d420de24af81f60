import { isBuildCurrent } from '@/cli/platform/buildStamp'
import { projectFile } from '@/cli/projectFile'
import { chooseFreePort } from '@/embedded/freePort'
import type { Side } from './pinned'
import { startProcess } from './startProcess'

type Env = Record<string, string>

/** Our own server from the production build. */
export async function startOurs(env: Env) {
  await assertBuilt()
  const port = await chooseFreePort()
  const server = await startProcess({
    command: [process.execPath, 'dist/server.mjs'],
    side: 'server',
    env: { ...env, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'info' },
    ready: 'web ready',
  })
  return { ...server, url: `http://127.0.0.1:${port}` }
}

/** Our own worker from the production build, with all its queues. */
export async function startOurWorker(env: Env) {
  await assertBuilt()
  return startProcess({
    command: [process.execPath, 'dist/worker.mjs'],
    side: 'server',
    env: { ...env, LOG_LEVEL: 'info' },
    ready: 'worker ready',
  })
}

/** @throws unless `dist` and `.next` are what the sources say */
export async function assertBuilt(): Promise<void> {
  if (await isBuildCurrent(projectFile('.'))) return
  throw new Error('The build is missing or stale: run `npm run build` first.')
}

/** The same collections behind Payload's stock route handlers, as `next start` serves them. */
export async function startStock(env: Env) {
  const port = await chooseFreePort()
  const server = await startProcess({
    command: [
      process.execPath,
      'node_modules/next/dist/bin/next',
      'start',
      '-p',
      String(port),
      '-H',
      '127.0.0.1',
    ],
    side: 'server',
    env,
    ready: 'Ready in',
  })
  return { ...server, url: `http://127.0.0.1:${port}` }
}

/** One of the small servers in `bench/servers`. */
export async function startSmall(file: string, { side = 'server', ...env }: Env & { side?: Side }) {
  const port = await chooseFreePort()
  const server = await startProcess({
    command: [process.execPath, `bench/servers/${file}`],
    side,
    env: { ...env, PORT: String(port) },
    ready: 'ready',
  })
  return { ...server, url: `http://127.0.0.1:${port}` }
}
