import type { Payload } from 'payload'
import { queryRows, sql } from '@/db/sql'
import type { Present } from '@/lib/tickets/signal'

/** Who is in a room now, on all processes: each person once, however many tabs they have open. */
export async function readPresent(payload: Payload, room: string): Promise<Present[]> {
  const rows = await queryRows<Present>(
    payload,
    sql`SELECT person AS id, type, min(name) AS name, min(since) AS since,
          CASE WHEN bool_or(state = 'replying') THEN 'replying'
               WHEN bool_or(state = 'viewing') THEN 'viewing' ELSE 'idle' END AS state
        FROM socket_presence WHERE room = ${room} AND expires_at > now()
        GROUP BY person, type ORDER BY min(since), person`,
  )
  return rows.map((row) => ({ ...row, since: new Date(row.since).toISOString() }))
}
