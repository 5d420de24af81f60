import type { Payload } from 'payload'
import pg from 'pg'
import { databaseUrl } from '@/db/databaseUrl'
import { queryRows, sql } from '@/db/sql'
import { waitFor } from '@/testing/harness'

/** Locks the seats of events, so that registrations for them wait until `release`. */
export async function holdSeats(payload: Payload, events: string[]) {
  const holder = new pg.Client({ connectionString: databaseUrl() })
  await holder.connect()
  await holder.query('BEGIN')
  await holder.query('SELECT 1 FROM capacity_pools WHERE event_id = ANY($1) FOR UPDATE', [events])
  return {
    areWaiting: (count: number) =>
      waitFor(`${count} wait`, async () => {
        const rows = await queryRows(
          payload,
          sql`SELECT 1 FROM pg_stat_activity
              WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        )
        return rows.length === count
      }),
    release: async () => {
      await holder.query('ROLLBACK')
      await holder.end()
    },
  }
}
