import type { PayloadRequest } from 'payload'
import { holds } from '@/access/can'
import { queryRows, sql } from '@/db/sql'
import { ticketForAgent } from '@/lib/tickets/agentView'
import type { AttachmentRow } from '@/lib/tickets/envelope'
import { fileLink } from '@/lib/tickets/fileLink'
import { readTicketEvents } from './readTicketEvents'
import type { TicketViewer } from './ticketViewer'

type Options = { req: PayloadRequest; viewer: TicketViewer }

export type TicketDesk = Awaited<ReturnType<typeof readTicketDesk>>

/** Older entries of a long conversation are fetched when asked for. */
const entriesShown = 150

/** Everything an agent's page of a ticket shows first. That they may see it was checked by the caller. */
export async function readTicketDesk({ req, viewer }: Options) {
  const { ticket } = viewer
  const start = Math.max(0, ticket.lastSeq - entriesShown)
  const log = await readTicketEvents({
    where: req,
    ticket: ticket.id,
    role: 'agent',
    afterSeq: start,
    limit: entriesShown + 50,
  })
  return {
    ticket: ticketForAgent(ticket),
    /** Server and browser judge by the same moment. */
    now: Date.now(),
    start,
    log,
    files: await readFiles({ req, viewer }),
    facts: await readFacts({ req, viewer }),
    agents: await readAgents(req),
    replies: await readReplies(req),
    me: { id: String(req.user?.id), name: viewer.actor.name },
    may: {
      reply: holds(req, 'tickets.reply'),
      update: holds(req, 'tickets.update'),
      assign: holds(req, 'tickets.assign'),
    },
  }
}

type Facts = {
  customer: string | null
  email: string | null
  locale: string | null
  event: string | null
  otherTickets: number
  followUpNumber: string | null
  lastReadSeq: number
}

async function readFacts({ req, viewer: { ticket } }: Options): Promise<Facts> {
  const [row] = await queryRows<Facts>(
    req,
    sql`SELECT nullif(concat_ws(' ', c.given_name, c.family_name), '') AS customer, c.email,
          c.locale, e.title AS event, f.number AS "followUpNumber",
          (SELECT count(*)::int FROM tickets o WHERE o.requester_id = t.requester_id
             AND o.id <> t.id AND o.deleted_at IS NULL) AS "otherTickets",
          coalesce((SELECT last_read_seq::int FROM ticket_reads r
             WHERE r.ticket_id = t.id AND r.user_id = ${req.user?.id ?? null}), 0) AS "lastReadSeq"
        FROM tickets t LEFT JOIN contacts c ON c.id = t.requester_id
          LEFT JOIN events e ON e.id = t.event_id LEFT JOIN tickets f ON f.id = t.follow_up_of_id
        WHERE t.id = ${ticket.id}`,
  )
  if (!row) throw new Error(`Ticket ${ticket.id} is gone`)
  return row
}

async function readFiles({ req, viewer: { ticket } }: Options) {
  const rows = await queryRows<AttachmentRow>(
    req,
    sql`SELECT f.id, f.filename, f.mime_type AS "mimeType", f.filesize::int AS filesize
        FROM tickets_rels r JOIN media f ON f.id = r.media_id
        WHERE r.parent_id = ${ticket.id} AND r.path = 'attachments' ORDER BY r."order"`,
  )
  return rows.map((file) => ({ ...file, url: fileLink(ticket.id, file.id) }))
}

/** Everyone a ticket can be given to, by the name their colleagues know. */
async function readAgents(req: PayloadRequest) {
  return queryRows<{ id: string; name: string }>(
    req,
    sql`SELECT u.id, coalesce(nullif(concat_ws(' ', u.first_name, u.last_name), ''), u.email) AS name
        FROM users u WHERE EXISTS (SELECT 1 FROM users_rels r JOIN roles o ON o.id = r.roles_id
          WHERE r.parent_id = u.id AND r.path = 'roles'
            AND (o.name = 'admin' OR o.permissions ? 'tickets.reply'))
        ORDER BY 2 LIMIT 200`,
  )
}

async function readReplies(req: PayloadRequest) {
  if (!holds(req, 'tickets.reply')) return []
  const { docs } = await req.payload.find({
    collection: 'canned-replies',
    depth: 0,
    limit: 100,
    pagination: false,
    sort: 'title',
    select: { title: true, shortcut: true },
    overrideAccess: false,
    req,
  })
  return docs.map(({ id, title, shortcut }) => ({ id, title, shortcut }))
}
