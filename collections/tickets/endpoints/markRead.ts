import type { PayloadHandler } from 'payload'
import { z } from 'zod'
import { requirePerson } from '@/operations/accounts/requirePerson'
import { markReadByCustomer } from '@/operations/tickets/markReadByCustomer'
import { markTicketRead } from '@/operations/tickets/markTicketRead'
import { readBody } from '@/operations/requests/readBody'
import { bySession } from './viewers'

/** POST /:id/read */
export const readBodySchema = z.object({
  seq: z
    .int()
    .min(0)
    .max(2 ** 31),
})

/** 200 `{ unread }`: the agent, or the customer, has read the ticket up to `seq`. */
export const markReadHandler: PayloadHandler = async (req) => {
  const { role, ticket } = await bySession(req)
  const { seq } = await readBody(req, readBodySchema)
  const read = { where: req, ticket: ticket.id, user: requirePerson(req).id, seq }
  return Response.json(
    role === 'agent' ? await markTicketRead(read) : await markReadByCustomer(read),
  )
}
