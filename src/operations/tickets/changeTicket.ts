import type { PayloadRequest } from 'payload'
import { inTransaction } from '@/db/transaction'
import type { TicketStatus } from '@/lib/ticketStates'
import { assertNothingNew } from './assertNothingNew'
import { readTicketRow } from './readTicketRow'
import type { TicketRow } from '@/lib/tickets/ticketRow'
import type { TicketViewer } from './ticketViewer'

type Options = {
  req: PayloadRequest
  /** Who changes it; that they may was checked by the caller. */
  viewer: TicketViewer
  change: { status?: TicketStatus; assignedTo?: string | null }
  reason?: string
  expectedSeq?: number
}

/**
 * Changes the status of a ticket or who looks after it, through the collection's own hooks, which hold the
 * rules. A ticket that already is so stays as it is: safe to repeat.
 * @returns the ticket afterwards
 * @throws AppError 409 for an illegal transition or an unread message, 422 for an assignee who cannot answer
 */
export async function changeTicket({
  req,
  viewer,
  change,
  reason,
  expectedSeq,
}: Options): Promise<TicketRow> {
  const { id } = viewer.ticket
  return inTransaction(req, async () => {
    const ticket = (await readTicketRow({ req, id, lock: true })) ?? viewer.ticket
    await assertNothingNew({ req, viewer: { ...viewer, ticket }, expectedSeq })
    await req.payload.update({
      collection: 'tickets',
      id,
      data: change,
      context: { ticketActor: viewer.actor, ticketReason: reason },
      select: { status: true },
      depth: 0,
      overrideAccess: true,
      req,
    })
    return (await readTicketRow({ req, id })) ?? ticket
  })
}
