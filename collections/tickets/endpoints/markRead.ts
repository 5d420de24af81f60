import type { PayloadHandler } from 'payload'
import { z } from 'zod'
import { assertCan } from '@/access/can'
import { readBody } from '@/operations/requests/readBody'
import { countUnread } from '@/operations/tickets/countUnread'
import { markTicketRead } from '@/operations/tickets/markTicketRead'
import { bySession } from './viewers'

/** POST /:id/read */
export const readBodySchema = z.object({ seq: z.int().min(0) })

/** 200 `{ unread }`: the agent has read the ticket up to `seq`. */
export const markReadHandler: PayloadHandler = async (req) => {
  const { ticket } = await bySession(req)
  assertCan(req, 'tickets.read')
  const { seq } = await readBody(req, readBodySchema)
  const user = String(req.user?.id)
  await markTicketRead({ where: req, ticket: ticket.id, user, seq })
  const [count] = await countUnread({ where: req, ticket: ticket.id, users: [user] })
  return Response.json({ unread: count?.unread ?? 0, tickets: count?.tickets ?? 0 })
}
