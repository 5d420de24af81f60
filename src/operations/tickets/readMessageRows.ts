import type { Payload, PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'
import type { Statement } from '@/db/sql'
import type { TicketMessageRow } from '@/lib/tickets/envelope'

type Stored = Omit<TicketMessageRow, 'createdAt'> & { createdAt: string }

/**
 * Messages with their attachments, whoever may see them: give the rows to a serialiser, never to a client.
 * `condition` speaks of `m` (ticket_messages); the order is that of writing.
 */
export async function readMessageRows(
  where: Payload | PayloadRequest,
  condition: Statement,
): Promise<TicketMessageRow[]> {
  const rows = await queryRows<Stored>(
    where,
    sql`SELECT m.id, m.ticket_id AS ticket, m.kind, m.author_type AS "authorType",
          m.author_id AS "authorId", m.author_name AS "authorName", m.channel, m.body,
          m.seq::int AS seq, m.public_seq::int AS "publicSeq", m.created_at AS "createdAt",
          coalesce((SELECT json_agg(json_build_object('id', f.id, 'filename', f.filename,
              'mimeType', f.mime_type, 'filesize', f.filesize::int) ORDER BY r."order")
            FROM ticket_messages_rels r JOIN media f ON f.id = r.media_id
            WHERE r.parent_id = m.id AND r.path = 'attachments'), '[]'::json) AS attachments
        FROM ticket_messages m WHERE ${condition}`,
  )
  return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt).toISOString() }))
}
