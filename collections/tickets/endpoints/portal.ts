import type { PayloadHandler } from 'payload'
import { listMessages } from '@/operations/tickets/listMessages'
import { ticketFor } from '@/operations/tickets/serialiseFor'
import { byLink } from './viewers'

/** 200 `{ ticket, messages, seq }`: what the customer's page shows first. */
export const portalHandler: PayloadHandler = async (req) => {
  const viewer = await byLink(req)
  const messages = await listMessages({ req, viewer, page: 1, limit: 100 })
  return Response.json({
    ticket: ticketFor(viewer.role, viewer.ticket),
    messages,
    seq: viewer.ticket.lastPublicSeq,
  })
}
