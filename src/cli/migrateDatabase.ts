import { commitTransaction, initTransaction, killTransaction } from 'payload'
import type { Payload, PayloadRequest } from 'payload'
import type { PostgresAdapter } from '@payloadcms/db-postgres/types'
import pg from 'pg'
import { databaseUrl } from '@/db/databaseUrl'
import { limitTables } from '@/db/limitTables'
import { publicReadTriggers } from '@/db/publicReadTriggers'
import { searchFunctions, searchTexts } from '@/db/searchTexts'
import { migrations } from '@/migrations'
import { presenceTable } from '@/realtime/presenceTable'
import { socketTables } from '@/realtime/socketAdapter'
import { migrateQueues } from '@jobs/migrateQueues'

/** Any number, the same in every process that migrates this database. */
const lockKey = 7_265_711

/**
 * Brings the database to this version: Payload's migrations, then BullMQ's. One process at a time; the
 * others wait, then find nothing to do. Safe to repeat.
 * @param only names of the migrations to run, for a database that is restored as it was at an older version
 */
export async function migrateUp(payload: Payload, only?: readonly string[]): Promise<void> {
  const wanted = migrations.filter(({ name }) => !only || only.includes(name))
  await alone(payload, async (client) => {
    await payload.db.migrate({ migrations: wanted as never })
    await migrateQueues(client)
    await client.query(socketTables)
    await client.query(presenceTable)
    await client.query(limitTables)
    await client.query(searchFunctions)
    // What hangs on columns of this version.
    if (only) return
    await client.query(publicReadTriggers)
    await client.query(searchTexts)
  })
}

/**
 * Takes the last batch of migrations back, newest first, each in its own transaction.
 * @returns the names taken back; none when the database is empty
 */
export async function migrateDown(payload: Payload): Promise<string[]> {
  const takenBack: string[] = []
  await alone(payload, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT name FROM payload_migrations
       WHERE batch = (SELECT max(batch) FROM payload_migrations) ORDER BY name DESC`,
    )
    for (const { name } of rows) {
      const migration = migrations.find((candidate) => candidate.name === name)
      if (!migration) throw new Error(`Migration ${name} is not part of this version`)
      const req = { payload, context: {} } as PayloadRequest
      await initTransaction(req)
      try {
        const id = await req.transactionID
        const db = (payload.db as unknown as PostgresAdapter).sessions[id as string]?.db
        await migration.down({ db, payload, req } as never)
        await commitTransaction(req)
      } catch (error) {
        await killTransaction(req)
        throw error
      }
      await client
        .query('DELETE FROM payload_migrations WHERE name = $1', [name])
        .catch((error: { code?: string }) => {
          // The first migration takes the ledger itself away.
          if (error.code !== '42P01') throw error
        })
      takenBack.push(name)
    }
  })
  return takenBack
}

async function alone(payload: Payload, work: (client: pg.Client) => Promise<void>): Promise<void> {
  // Building an index may take longer than a request is allowed to.
  Object.assign((payload.db as unknown as PostgresAdapter).pool.options, {
    statement_timeout: 0,
    lock_timeout: 0,
  })
  const client = new pg.Client({ connectionString: databaseUrl() })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lockKey])
    await work(client)
  } finally {
    await client.end()
  }
}
