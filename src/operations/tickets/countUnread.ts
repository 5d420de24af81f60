import type { Payload, PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'

type Options = { where: Payload | PayloadRequest; ticket: string; users: string[] }

export type Unread = { user: string; unread: number; tickets: number }

/**
 * For each agent: how many messages of a ticket they have not read and did not write, and how many tickets
 * wait for them unread (theirs and nobody's, not resolved or closed).
 */
export async function countUnread({ where, ticket, users }: Options): Promise<Unread[]> {
  if (users.length === 0) return []
  return queryRows<Unread>(
    where,
    sql`SELECT u.id AS "user",
          (SELECT count(*)::int FROM ticket_messages m
             LEFT JOIN ticket_reads r ON r.ticket_id = m.ticket_id AND r.user_id = u.id
           WHERE m.ticket_id = ${ticket} AND m.kind <> 'system'
             AND m.author_id IS DISTINCT FROM u.id AND m.seq > coalesce(r.last_read_seq, 0)) AS unread,
          (SELECT count(*)::int FROM tickets t
             LEFT JOIN ticket_reads r ON r.ticket_id = t.id AND r.user_id = u.id
           WHERE t.status IN ('open', 'pending', 'on_hold') AND t.deleted_at IS NULL
             AND (t.assigned_to_id = u.id OR t.assigned_to_id IS NULL)
             AND t.last_customer_seq > coalesce(r.last_read_seq, 0)) AS tickets
        FROM users u WHERE u.id IN ${users}`,
  )
}
