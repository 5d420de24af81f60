import type { Payload, PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { eventForAgent } from '@/lib/tickets/agentView'
import { eventForCustomer } from '@/lib/tickets/customerView'
import type { TicketEnvelope, TicketEventRow } from '@/lib/tickets/envelope'
import { readMessageRows } from './readMessageRows'

type Options = {
  /** A request (its transaction, if one runs) or the platform. */
  where: Payload | PayloadRequest
  ticket: string
  role: 'agent' | 'customer'
  /** What the reader has: entries after it, by the count of their side. */
  afterSeq: number
  limit: number
}

/** The log of a ticket after a position, oldest first, as agents or as the customer see it. */
export async function readTicketEvents({
  where,
  ticket,
  role,
  afterSeq,
  limit,
}: Options): Promise<TicketEnvelope[]> {
  const position = role === 'agent' ? sql`seq` : sql`public_seq`
  const rows = await queryRows<TicketEventRow>(
    where,
    sql`SELECT id, ticket_id AS ticket, seq::int AS seq, public_seq::int AS "publicSeq", type,
          actor_type AS "actorType", actor_id AS "actorId", actor_name AS "actorName", data,
          created_at AS "createdAt"
        FROM ticket_events
        WHERE ticket_id = ${ticket} AND ${position} > ${afterSeq}
        ORDER BY ${position} LIMIT ${limit}`,
  )
  const ids = rows.flatMap(({ data }) => ('message' in data ? [data.message] : []))
  const messages = new Map(
    ids.length === 0
      ? []
      : (await readMessageRows(where, sql`m.id IN ${ids}`)).map((row) => [row.id, row] as const),
  )
  return rows.flatMap((row) => {
    const event = { ...row, createdAt: new Date(row.createdAt).toISOString() }
    const message = 'message' in row.data ? messages.get(row.data.message) : null
    const seen = role === 'agent' ? eventForAgent(event, message) : eventForCustomer(event, message)
    return seen ? [seen] : []
  })
}
