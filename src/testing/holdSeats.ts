import type { Payload } from 'payload'
import pg from 'pg'
import { databaseUrl } from '@/db/databaseUrl'
import { queryRows, sql } from '@/db/sql'
import { waitUntil } from '@/testing/waitUntil'

/** Locks the seats of events, so that registrations for them wait until `release`. */
export async function holdSeats(payload: Payload, events: string[]) {
  const holder = new pg.Client({ connectionString: databaseUrl() })
  await holder.connect()
  await holder.query('BEGIN')
  await holder.query('SELECT 1 FROM capacity_pools WHERE event_id = ANY($1) FOR UPDATE', [events])
  const { rows } = await holder.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  const pid = rows[0]?.pid
  return {
    /** Of the registrations, not of others that wait for something else. */
    areWaiting: (count: number) =>
      waitUntil({
        what: `${count} wait`,
        holds: async () => {
          const waiting = await queryRows(
            payload,
            sql`SELECT 1 FROM pg_stat_activity
                WHERE datname = current_database() AND ${pid} = ANY(pg_blocking_pids(pid))`,
          )
          return waiting.length === count
        },
      }),
    release: async () => {
      await holder.query('ROLLBACK')
      await holder.end()
    },
  }
}
