import type { PayloadHandler } from 'payload'
import { assertCan } from '@/access/can'
import { AppError } from '@/errors'
import { isUuid } from '@/lib/isUuid'
import { fillCannedReply } from '@/operations/tickets/fillCannedReply'
import { bySession } from './viewers'

/** 200 `{ body }`: the text of a canned reply for this ticket, in the customer's language. */
export const cannedReplyHandler: PayloadHandler = async (req) => {
  const viewer = await bySession(req)
  assertCan(req, 'tickets.reply')
  const reply = req.routeParams?.reply
  const body = isUuid(reply) ? await fillCannedReply({ req, viewer, reply }) : null
  if (body === null) throw new AppError('NOT_FOUND')
  return Response.json({ body })
}
