import type { PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { isUuid } from '@/lib/isUuid'
import type { TicketViewer } from './ticketViewer'

type Options = { req: PayloadRequest; viewer: TicketViewer; file: unknown }

export type TicketFile = { id: string; filename: string }

/** A file of a ticket that its viewer may see: of the ticket itself or of a message they can read. Else null. */
export async function findTicketFile({ req, viewer, file }: Options): Promise<TicketFile | null> {
  if (!isUuid(file)) return null
  const { id } = viewer.ticket
  const readable = viewer.role === 'agent' ? sql`true` : sql`m.kind <> 'internal'`
  const [row] = await queryRows<TicketFile>(
    req,
    sql`SELECT f.id, f.filename FROM media f
        WHERE f.id = ${file} AND (
          EXISTS (SELECT 1 FROM tickets_rels r
                  WHERE r.parent_id = ${id} AND r.path = 'attachments' AND r.media_id = f.id)
          OR EXISTS (SELECT 1 FROM ticket_messages_rels r
                     JOIN ticket_messages m ON m.id = r.parent_id
                     WHERE m.ticket_id = ${id} AND ${readable}
                       AND r.path = 'attachments' AND r.media_id = f.id))`,
  )
  return row ?? null
}
