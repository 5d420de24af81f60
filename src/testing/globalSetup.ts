import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { startEmbeddedPostgres } from '@/embedded/postgres'

const run = promisify(execFile)

/** Where the test files find their PostgreSQL: read by `cloneDatabase`. */
export const serverVariable = 'ROSTRUM_TEST_SERVER'
export const templateName = 'rostrum_template'

/**
 * Once per run: a PostgreSQL of its own (without fsync: its data dies with the run) and a migrated
 * template database, from which each integration test file clones its own.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const home = await mkdtemp(path.join(os.tmpdir(), 'rostrum-test-'))
  const server = await startEmbeddedPostgres({
    folder: path.join(home, 'postgres'),
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: '300',
      shared_buffers: '256MB',
    },
  })
  const template = new URL(server.url)
  template.pathname = `/${templateName}`
  const admin = new pg.Client({ connectionString: server.url })
  await admin.connect()
  await admin.query(`DROP DATABASE IF EXISTS ${templateName}`)
  await admin.query(`CREATE DATABASE ${templateName}`)
  await run(process.execPath, ['--import', 'tsx', 'src/cli/migrate.ts', 'up'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NODE_OPTIONS: '',
      DATABASE_URL: template.href,
      ROSTRUM_HOME: home,
      LOG_LEVEL: 'error',
      ADMIN_EMAIL: '',
      ADMIN_PASSWORD: '',
    },
  })
  await admin.end()
  process.env[serverVariable] = server.url

  return async () => {
    await server.stop()
    await rm(home, { recursive: true, force: true })
  }
}
