import type { PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { renderCanned } from '@/lib/tickets/cannedText'
import type { CannedValues } from '@/lib/tickets/cannedText'
import type { TicketViewer } from './ticketViewer'

type Options = { req: PayloadRequest; viewer: TicketViewer; reply: string }

type Facts = {
  locale: string
  name: string | null
  givenName: string | null
  event: string | null
}

/**
 * The text of a canned reply with the names of a ticket in it, in the customer's language where there is
 * one, and counts its use. Null when there is no such reply for the signed-in user.
 */
export async function fillCannedReply({ req, viewer, reply }: Options): Promise<string | null> {
  const { docs } = await req.payload.find({
    collection: 'canned-replies',
    where: { id: { equals: reply } },
    limit: 1,
    depth: 0,
    pagination: false,
    overrideAccess: false,
    req,
  })
  const [found] = docs
  if (!found) return null
  const { ticket, actor } = viewer
  const [facts] = await queryRows<Facts>(
    req,
    sql`SELECT c.locale, nullif(concat_ws(' ', c.given_name, c.family_name), '') AS name,
          c.given_name AS "givenName", e.title AS event
        FROM tickets t LEFT JOIN contacts c ON c.id = t.requester_id
          LEFT JOIN events e ON e.id = t.event_id
        WHERE t.id = ${ticket.id}`,
  )
  const values: CannedValues = {
    'customer.name': facts?.name ?? '',
    'customer.givenName': facts?.givenName ?? '',
    'ticket.number': ticket.number ?? '',
    'ticket.subject': ticket.subject,
    'event.title': facts?.event ?? '',
    'agent.name': actor.name,
  }
  const [first, second] =
    facts?.locale === 'tr' ? [found.turkish, found.english] : [found.english, found.turkish]
  await queryRows(
    req,
    sql`UPDATE canned_replies SET use_count = use_count + 1 WHERE id = ${found.id}`,
  )
  return renderCanned(first || second || '', values)
}
