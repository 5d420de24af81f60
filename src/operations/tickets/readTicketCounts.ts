import type { Payload } from 'payload'
import { queryRows, sql } from '@/db/sql'

type Options = { payload: Payload; user: string }

export type TicketCounts = {
  mine: number
  unassigned: number
  open: number
  urgent: number
  unread: number
}

/** How many tickets wait in each of an agent's lists. */
export async function readTicketCounts({ payload, user }: Options): Promise<TicketCounts> {
  const [row] = await queryRows<TicketCounts>(
    payload,
    sql`SELECT count(*) FILTER (WHERE t.assigned_to_id = ${user})::int AS mine,
          count(*) FILTER (WHERE t.assigned_to_id IS NULL)::int AS unassigned,
          count(*) FILTER (WHERE t.status = 'open')::int AS open,
          count(*) FILTER (WHERE t.priority IN ('high', 'urgent'))::int AS urgent,
          count(*) FILTER (WHERE t.last_customer_seq > coalesce(r.last_read_seq, 0)
            AND (t.assigned_to_id = ${user} OR t.assigned_to_id IS NULL))::int AS unread
        FROM tickets t LEFT JOIN ticket_reads r ON r.ticket_id = t.id AND r.user_id = ${user}
        WHERE t.status IN ('open', 'pending', 'on_hold') AND t.deleted_at IS NULL`,
  )
  return row ?? { mine: 0, unassigned: 0, open: 0, urgent: 0, unread: 0 }
}
