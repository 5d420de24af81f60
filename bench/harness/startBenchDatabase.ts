import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { startEmbeddedPostgres } from '@/embedded/postgres'
import { findProgram } from '@/testing/findProgram'
import { pinned } from './pinned'

const run = promisify(execFile)

const settings = { max_connections: '200', shared_buffers: '256MB' }

/**
 * A migrated PostgreSQL of its own with durable commits, on the servers' core, and the environment for
 * programs that use it: no limits, quiet logs, no demo data. `stop` ends it and throws it away.
 */
export async function startBenchDatabase() {
  const home = await mkdtemp(path.join(os.tmpdir(), 'rostrum-bench-'))
  const server = await startEmbeddedPostgres({ folder: path.join(home, 'postgres'), settings })
  await pinToServers(path.join(home, 'postgres'))
  const env = {
    NODE_ENV: 'production' as const,
    DATABASE_URL: server.url,
    REDIS_URL: '',
    ROSTRUM_HOME: home,
    LOG_LEVEL: 'warn',
    RATE_LIMIT_PER_MINUTE: '0',
    DEMO_DATA: 'false',
    ADMIN_EMAIL: '',
    ADMIN_PASSWORD: '',
  }
  await run(process.execPath, ['--import', 'tsx', 'src/cli/migrate.ts', 'up'], {
    env: { ...process.env, ...env, NODE_OPTIONS: '' },
  })
  return {
    url: server.url,
    home,
    env,
    settings,
    /** Ends the server and keeps its data. */
    stopServer: server.stop,
    stop: async () => {
      await server.stop()
      await rm(home, { recursive: true, force: true })
    },
  }
}

/** New backends inherit the core of the postmaster. */
async function pinToServers(folder: string): Promise<void> {
  const [taskset, , core] = pinned('server')
  if (!taskset || !core || !findProgram(['taskset'])) return
  const { stdout } = await run('find', [folder, '-name', 'postmaster.pid'])
  const file = stdout.trim().split('\n')[0]
  if (!file) return
  const [pid = ''] = (await readFile(file, 'utf8')).split('\n')
  await run(taskset, ['-a', '-p', '-c', core, pid.trim()]).catch(() => undefined)
}
