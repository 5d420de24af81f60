import type { PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { readMessageRows } from './readMessageRows'
import { messageFor } from './serialiseFor'
import type { TicketViewer } from './ticketViewer'

type Options = {
  req: PayloadRequest
  viewer: TicketViewer
  page: number
  limit: number
  newestFirst?: boolean
}

/** One page of a conversation as its viewer may see it, in Payload's shape. */
export async function listMessages({ req, viewer, page, limit, newestFirst = false }: Options) {
  const { role, ticket } = viewer
  const visible =
    role === 'agent' ? sql`true` : sql`m.kind <> 'internal' AND m.public_seq IS NOT NULL`
  const mine = sql`m.ticket_id = ${ticket.id} AND ${visible}`
  const [count] = await queryRows<{ total: number }>(
    req,
    sql`SELECT count(*)::int AS total FROM ticket_messages m WHERE ${mine}`,
  )
  const totalDocs = count?.total ?? 0
  const order = newestFirst ? sql`m.seq DESC` : sql`m.seq`
  const rows = await readMessageRows(
    req,
    sql`${mine} ORDER BY ${order} LIMIT ${limit} OFFSET ${(page - 1) * limit}`,
  )
  const totalPages = Math.max(1, Math.ceil(totalDocs / limit))
  const hasNextPage = page < totalPages
  const hasPrevPage = page > 1
  return {
    docs: rows.map((row) => messageFor(role, row)),
    totalDocs,
    limit,
    page,
    totalPages,
    pagingCounter: (page - 1) * limit + 1,
    hasNextPage,
    hasPrevPage,
    nextPage: hasNextPage ? page + 1 : null,
    prevPage: hasPrevPage ? page - 1 : null,
    seq: role === 'agent' ? ticket.lastSeq : ticket.lastPublicSeq,
  }
}
