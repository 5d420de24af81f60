import type { PayloadHandler, PayloadRequest } from 'payload'
import { z } from 'zod'
import { assertCan } from '@/access/can'
import { AppError } from '@/errors'
import { ticketStatuses } from '@/lib/ticketStates'
import type { TicketStatus } from '@/lib/ticketStates'
import { readBody } from '@/operations/requests/readBody'
import { changeTicket } from '@/operations/tickets/changeTicket'
import { ticketFor } from '@/operations/tickets/serialiseFor'
import type { TicketViewer } from '@/operations/tickets/ticketViewer'
import type { FindViewer } from './viewers'

const common = {
  reason: z.string().trim().max(500).optional(),
  expectedSeq: z.int().min(0).optional(),
}

/** PATCH /:id/status */
export const statusBody = z.object({
  status: z.enum(ticketStatuses as [TicketStatus, ...TicketStatus[]]),
  ...common,
})

/** POST /:id/close */
export const closeBody = z.object(common)

/** POST /:id/assign; null takes the ticket from whoever has it. */
export const assignBody = z.object({ assignedTo: z.uuid().nullable(), ...common })

/** 200 `{ ticket }`: agents set any legal status; a customer resolves, closes and reopens their own. */
export const changeStatusHandler =
  (find: FindViewer): PayloadHandler =>
  async (req) => {
    const viewer = await find(req)
    const { status, ...rest } = await readBody(req, statusBody)
    assertMaySet({ req, viewer, to: status })
    const ticket = await changeTicket({ req, viewer, change: { status }, ...rest })
    return Response.json({ ticket: ticketFor(viewer.role, ticket) })
  }

/** 200 `{ ticket }`: closes it; closing a closed one changes nothing. */
export const closeHandler =
  (find: FindViewer): PayloadHandler =>
  async (req) => {
    const viewer = await find(req)
    const rest = await readBody(req, closeBody)
    assertMaySet({ req, viewer, to: 'closed' })
    const ticket = await changeTicket({ req, viewer, change: { status: 'closed' }, ...rest })
    return Response.json({ ticket: ticketFor(viewer.role, ticket) })
  }

/** 200 `{ ticket }`: gives the ticket to somebody who can answer it, or to nobody. */
export const assignHandler =
  (find: FindViewer): PayloadHandler =>
  async (req) => {
    const viewer = await find(req)
    assertCan(req, 'tickets.assign')
    if (viewer.role !== 'agent') throw new AppError('FORBIDDEN')
    const { assignedTo, ...rest } = await readBody(req, assignBody)
    const ticket = await changeTicket({ req, viewer, change: { assignedTo }, ...rest })
    return Response.json({ ticket: ticketFor(viewer.role, ticket) })
  }

type Wish = { req: PayloadRequest; viewer: TicketViewer; to: TicketStatus }

function assertMaySet({ req, viewer, to }: Wish): void {
  if (viewer.role === 'agent') {
    assertCan(req, 'tickets.update')
    return
  }
  // Waiting is for staff to decide; a customer ends the matter, or says that it has not ended.
  const { status } = viewer.ticket
  const reopens = to === 'open' && (status === 'resolved' || status === 'closed')
  if (to !== 'resolved' && to !== 'closed' && !reopens) throw new AppError('FORBIDDEN')
}
