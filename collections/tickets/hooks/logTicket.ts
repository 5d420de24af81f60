import type { CollectionAfterChangeHook } from 'payload'
import { holds } from '@/access/can'
import { logTicketChanges } from '@/operations/tickets/logTicketChanges'
import { registerNewTicket } from '@/operations/tickets/registerNewTicket'
import type { TicketActor } from '@/operations/tickets/ticketActor'
import type { LockedTickets } from './lockTickets'

/** What an operation says about the change it makes. */
type ChangeContext = LockedTickets & { ticketActor?: TicketActor; ticketReason?: string }

/** Writes the log: the first entry of a new ticket, and one for every change. */
export const logTicket: CollectionAfterChangeHook = async ({ doc, operation, req, context }) => {
  if (operation === 'create') {
    const { number, lastSeq, lastPublicSeq } = await registerNewTicket({ req, id: doc.id })
    // Read rules have been applied to `doc` already: what is added here must keep to them.
    return { ...doc, number, lastPublicSeq, ...(holds(req, 'tickets.read') ? { lastSeq } : {}) }
  }
  const { lockedTickets, ticketActor, ticketReason } = context as ChangeContext
  const before = lockedTickets?.get(doc.id)
  if (before) await logTicketChanges({ req, before, actor: ticketActor, reason: ticketReason })
  return doc
}
