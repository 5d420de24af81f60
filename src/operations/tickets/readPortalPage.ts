import { createLocalReq } from 'payload'
import type { Payload } from 'payload'
import { AppError } from '@/errors'
import { queryRows, sql } from '@/db/sql'
import type { AttachmentRow } from '@/lib/tickets/envelope'
import { ticketForCustomer } from '@/lib/tickets/customerView'
import { readTicketEvents } from './readTicketEvents'
import { requirePortalViewer, type TicketViewer } from './ticketViewer'

export type PortalPage = NonNullable<Awaited<ReturnType<typeof readPortalPage>>>

const entriesShown = 150

/** What the page behind a signed link shows first, or null when the link opens nothing. */
export async function readPortalPage(payload: Payload, token: string) {
  const req = await createLocalReq({}, payload)
  let viewer: TicketViewer
  try {
    viewer = await requirePortalViewer(req, token)
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null
    throw error
  }
  const { ticket } = viewer
  const start = Math.max(0, ticket.lastPublicSeq - entriesShown)
  const [reader] = await queryRows<{ locale: string | null }>(
    payload,
    sql`SELECT locale FROM contacts WHERE id = ${ticket.requester}`,
  )
  const files = await queryRows<AttachmentRow>(
    payload,
    sql`SELECT f.id, f.filename, f.mime_type AS "mimeType", f.filesize::int AS filesize
        FROM tickets_rels r JOIN media f ON f.id = r.media_id
        WHERE r.parent_id = ${ticket.id} AND r.path = 'attachments' ORDER BY r."order"`,
  )
  return {
    ticket: ticketForCustomer(ticket),
    customer: viewer.actor.name,
    locale: reader?.locale ?? null,
    /** Server and browser judge by the same moment. */
    now: Date.now(),
    start,
    files,
    log: await readTicketEvents({
      where: payload,
      ticket: ticket.id,
      role: 'customer',
      afterSeq: start,
      limit: entriesShown + 50,
    }),
  }
}
