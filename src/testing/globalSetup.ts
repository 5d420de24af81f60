import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '@/embedded/postgres'
import { buildTestPrograms } from '@/testing/buildTestPrograms'
import { runPlatformProgram } from '@/testing/platformPrograms'

/** Where the test files find their PostgreSQL: read by `cloneDatabase`. */
export const serverVariable = 'ROSTRUM_TEST_SERVER'
export const templateName = 'rostrum_template'

/**
 * Once per run: a PostgreSQL of its own (without fsync: its data dies with the run), a migrated template
 * database, from which each integration test file clones its own, and the built programs.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const home = await mkdtemp(path.join(os.tmpdir(), 'rostrum-test-'))
  const server = await startEmbeddedPostgres({
    folder: path.join(home, 'postgres'),
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      autovacuum: 'off',
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
  const removePrograms = await buildTestPrograms()
  const { exitCode, output } = await runPlatformProgram('migrate', {
    args: ['up'],
    env: {
      DATABASE_URL: template.href,
      ROSTRUM_HOME: home,
      LOG_LEVEL: 'error',
    },
  })
  if (exitCode !== 0) throw new Error(`The template could not be migrated: ${output}`)
  await admin.end()
  process.env[serverVariable] = server.url

  return async () => {
    await server.stop()
    await removePrograms()
    await rm(home, { recursive: true, force: true })
  }
}
