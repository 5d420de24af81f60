import type { Payload, PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'

type Options = {
  where: Payload | PayloadRequest
  ticket: string
  user: string
}

/** How many messages of their ticket a customer has not read: public ones that staff wrote. */
export async function countUnreadOfCustomer({ where, ticket, user }: Options): Promise<number> {
  const [row] = await queryRows<{ unread: number }>(
    where,
    sql`SELECT count(*)::int AS unread FROM ticket_messages m
          LEFT JOIN ticket_reads r ON r.ticket_id = m.ticket_id AND r.user_id = ${user}
        WHERE m.ticket_id = ${ticket} AND m.kind = 'public' AND m.author_type = 'agent'
          AND m.public_seq > coalesce(r.last_read_seq, 0)`,
  )
  return row?.unread ?? 0
}
