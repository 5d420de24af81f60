import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chooseFreePort } from '@/embedded/freePort'
import { startProgram } from '@/testing/startProgram'
import { waitUntil } from '@/testing/waitUntil'

/** A whole platform with demo data, as `npm start` runs it; whoever starts it closes it. */
type BrowserPlatform = {
  url: string
  /** Its folder: mails are in `mail/`, logs in `logs/`. */
  home: string
  close: () => Promise<void>
}

/** A production build on a busy machine. */
const platformStartMs = 1_200_000

/**
 * Starts the platform in a folder of its own: embedded database, migrations, demo data, a production
 * build unless there is a current one, web and worker.
 * @throws Error with all it printed when it ends before it is ready
 */
export async function startBrowserPlatform(): Promise<BrowserPlatform> {
  const home = await mkdtemp(path.join(tmpdir(), 'rostrum-e2e-'))
  const port = await chooseFreePort()
  const url = `http://localhost:${port}`
  const program = startProgram(['--import', 'tsx', 'src/cli/start.ts'], {
    // Jest's own options are not for the platform.
    NODE_OPTIONS: '',
    NODE_ENV: '',
    ROSTRUM_HOME: home,
    PORT: String(port),
    RATE_LIMIT_PER_MINUTE: '0',
    LOG_LEVEL: 'warn',
    // Stand-ins for outside services listen on this machine.
    OUTBOUND_ALLOW_HOSTS: 'localhost,127.0.0.1',
  })
  const close = async () => {
    if (program.child.exitCode === null) program.child.kill('SIGTERM')
    await program.ended
    await rm(home, { recursive: true, force: true })
  }
  try {
    await waitUntil({
      what: 'the platform is ready',
      timeoutMs: platformStartMs,
      holds: () => {
        if (program.child.exitCode !== null) throw new Error(program.output())
        return program.output().includes('Rostrum is ready.')
      },
    })
  } catch (error) {
    await close()
    throw error
  }
  return { url, home, close }
}
