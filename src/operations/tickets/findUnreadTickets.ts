import type { Payload } from 'payload'
import { queryRows, sql } from '@/db/sql'

type Options = { payload: Payload; user: string }

/** Ids of the tickets whose customer wrote something that an agent has not read; the newest 1000. */
export async function findUnreadTickets({ payload, user }: Options): Promise<Set<string>> {
  const rows = await queryRows<{ id: string }>(
    payload,
    sql`SELECT t.id FROM tickets t
          LEFT JOIN ticket_reads r ON r.ticket_id = t.id AND r.user_id = ${user}
        WHERE t.last_customer_seq > coalesce(r.last_read_seq, 0) AND t.deleted_at IS NULL
          AND t.status IN ('open', 'pending', 'on_hold')
        ORDER BY t.last_activity_at DESC LIMIT 1000`,
  )
  return new Set(rows.map(({ id }) => id))
}
