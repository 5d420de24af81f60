import { runMigrations } from 'bullmq'
import type { ClientBase } from 'pg'
import { queueSchema } from '@jobs/queues'

/** Brings BullMQ's own tables to the version this build needs. One transaction; safe to repeat. */
export async function migrateQueues(client: ClientBase): Promise<void> {
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${queueSchema}`)
  await runMigrations(client, queueSchema)
}
