import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'

/**
 * Before an integration test file loads: a database of its own, cloned from the migrated template, and
 * the environment that makes the file's modules use it. Files run side by side without meeting.
 */
const server = process.env.ROSTRUM_TEST_SERVER
if (!server) throw new Error('The test PostgreSQL is not running: globalSetup did not start it.')

const name = `test_${randomUUID().replaceAll('-', '')}`
const admin = new pg.Client({ connectionString: server })
await admin.connect()
await admin.query(`CREATE DATABASE ${name} TEMPLATE rostrum_template STRATEGY file_copy`)
await admin.end()

const url = new URL(server)
url.pathname = `/${name}`
Object.assign(process.env, {
  DATABASE_URL: url.href,
  ROSTRUM_HOME: mkdtempSync(path.join(os.tmpdir(), 'rostrum-test-home-')),
  PAYLOAD_SECRET: 'a-secret-that-is-only-good-for-tests',
  INBOUND_WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 'inbound').toString('base64')}`,
  RATE_LIMIT_PER_MINUTE: process.env.RATE_LIMIT_PER_MINUTE ?? '0',
  DISABLE_PAYLOAD_HMR: 'true',
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
})
