import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { BuiltInRole } from '@/access/permissions'
import type { DemoLogin } from '@/cli/demoData/logins'
import { chooseFreePort } from '@/embedded/freePort'
import { startProgram } from '@/testing/startProgram'
import { waitUntil } from '@/testing/waitUntil'

/** A whole platform with demo data, as `npm start` runs it; `close` it in `afterAll`. */
export type BrowserPlatform = {
  url: string
  /** Its folder: mails are in `mail/`, logs in `logs/`. */
  home: string
  loginOf: (role: BuiltInRole) => DemoLogin
  close: () => Promise<void>
}

/** A production build on a busy machine. */
export const platformStartMs = 1_200_000

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
  const file = path.join(home, 'demo-logins.json')
  const logins = existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as DemoLogin[]) : []
  return {
    url,
    home,
    close,
    loginOf: (role) => {
      const login = logins.find((candidate) => candidate.role === role)
      if (!login) throw new Error(`The demo data has no ${role}`)
      return login
    },
  }
}
