import type { Payload } from 'payload'
import { queryRows, sql } from '@/db/sql'
import type { ActorType } from '@/lib/tickets/envelope'

type Options = { payload: Payload; ticket: string; message: string | null }

/** All that a mail about a ticket is made from. */
export type TicketMail = {
  ticket: string
  message: string | null
  number: string
  subject: string
  body: string
  files: string[]
  authorType: ActorType
  authorId: string | null
  authorName: string
  /** Opened by staff in the customer's name. */
  openedByStaff: boolean
  /** The customer's contact and account. */
  requester: string | null
  owner: string | null
  assignedTo: string | null
}

/**
 * The ticket and what was written, or null when it is gone, in the trash, or not for both sides: notes
 * never become mail.
 */
export async function readTicketMail({
  payload,
  ticket,
  message,
}: Options): Promise<TicketMail | null> {
  const [row] = await queryRows<TicketMail>(
    payload,
    message
      ? sql`SELECT t.id AS ticket, m.id AS message, t.number, t.subject, m.body,
              m.author_type AS "authorType", m.author_id AS "authorId",
              m.author_name AS "authorName", false AS "openedByStaff",
              t.requester_id AS requester, t.user_id AS owner, t.assigned_to_id AS "assignedTo",
              ARRAY(SELECT f.filename FROM ticket_messages_rels r JOIN media f ON f.id = r.media_id
                    WHERE r.parent_id = m.id AND r.path = 'attachments' ORDER BY r."order") AS files
            FROM ticket_messages m JOIN tickets t ON t.id = m.ticket_id
            WHERE m.id = ${message} AND t.id = ${ticket} AND m.kind = 'public'
              AND t.deleted_at IS NULL`
      : sql`SELECT t.id AS ticket, NULL AS message, t.number, t.subject, t.description AS body,
              e.actor_type AS "authorType", e.actor_id AS "authorId",
              e.actor_name AS "authorName", t.source = 'staff' AS "openedByStaff",
              t.requester_id AS requester, t.user_id AS owner, t.assigned_to_id AS "assignedTo",
              ARRAY(SELECT f.filename FROM tickets_rels r JOIN media f ON f.id = r.media_id
                    WHERE r.parent_id = t.id AND r.path = 'attachments' ORDER BY r."order") AS files
            FROM tickets t JOIN ticket_events e ON e.ticket_id = t.id AND e.seq = 1
            WHERE t.id = ${ticket} AND t.deleted_at IS NULL`,
  )
  return row ?? null
}
