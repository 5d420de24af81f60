import type { PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'
import type { TicketRow } from '@/lib/tickets/ticketRow'

const moments = [
  'createdAt',
  'lastActivityAt',
  'resolvedAt',
  'closedAt',
  'firstResponseAt',
  'deletedAt',
] as const

type Options = {
  req: PayloadRequest
  id: string
  /** Holds the row until the transaction ends: what follows decides by what it says. */
  lock?: boolean
}

/** The ticket's row, trashed or not, or null. With `lock` it needs a transaction. */
export async function readTicketRow({ req, id, lock = false }: Options): Promise<TicketRow | null> {
  const [row] = await queryRows<TicketRow>(
    req,
    sql`SELECT t.id, t.number, t.subject, t.description, t.status, t.priority, t.category,
          ARRAY(SELECT text FROM tickets_texts WHERE parent_id = t.id AND path = 'tags'
                ORDER BY "order") AS tags,
          t.requester_id AS requester, t.user_id AS "user", t.assigned_to_id AS "assignedTo",
          t.event_id AS event, t.registration_id AS registration, t.source,
          t.follow_up_of_id AS "followUpOf", t.created_at AS "createdAt",
          t.last_activity_at AS "lastActivityAt", t.resolved_at AS "resolvedAt",
          t.closed_at AS "closedAt", t.first_response_at AS "firstResponseAt",
          t.deleted_at AS "deletedAt", t.reopen_count::int AS "reopenCount", t.last_seq::int AS "lastSeq",
          t.last_public_seq::int AS "lastPublicSeq"
        FROM tickets t WHERE t.id = ${id} ${lock ? sql`FOR UPDATE` : sql``}`,
  )
  return row ? withIsoTimes(row) : null
}

/** PostgreSQL writes instants its own way. */
function withIsoTimes(row: TicketRow): TicketRow {
  const times = Object.fromEntries(
    moments.flatMap((field) =>
      row[field] ? [[field, new Date(row[field]).toISOString()] as const] : [],
    ),
  )
  return { ...row, ...times }
}
