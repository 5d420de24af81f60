import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'

export type TicketEvent = { id: string; currency: string; pools: string[] }

/**
 * The event a ticket type belongs to, with the pools of its default ticket; locked, so that its price and
 * that of its default ticket change together. Null when there is none. Needs a transaction.
 */
export async function findTicketEvent(
  req: PayloadRequest,
  event: string,
): Promise<TicketEvent | null> {
  const [row] = await queryInTransaction<{ id: string; currency: string }>(
    req,
    sql`SELECT id, currency FROM events WHERE id = ${event} FOR NO KEY UPDATE`,
  )
  if (!row) return null
  const pools = await queryInTransaction<{ id: string; main: boolean }>(
    req,
    sql`SELECT p.id, EXISTS (
          SELECT 1 FROM ticket_types t JOIN ticket_types_rels r ON r.parent_id = t.id
          WHERE t.event_id = p.event_id AND t.is_default AND r.capacity_pools_id = p.id) AS main
        FROM capacity_pools p WHERE p.event_id = ${event} ORDER BY 2 DESC, p.id`,
  )
  return { ...row, pools: pools.map(({ id }) => id) }
}
