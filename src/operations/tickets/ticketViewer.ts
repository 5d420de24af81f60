import type { PayloadRequest } from 'payload'
import { holds } from '@/access/can'
import { AppError } from '@/errors'
import { isUuid } from '@/lib/isUuid'
import { findPortalTicket, isPortalOver } from './portalLink'
import { readTicketRow } from './readTicketRow'
import type { TicketRow } from '@/lib/tickets/ticketRow'
import { agentActor, customerActor } from './ticketActor'
import type { TicketActor } from './ticketActor'

/** Somebody who may see a ticket, and as what: decides which serialiser they get. */
export type TicketViewer = {
  role: 'agent' | 'customer'
  actor: TicketActor
  ticket: TicketRow
}

/**
 * The ticket and the part the signed-in user has in it: an agent, or the customer who opened it.
 * @throws AppError 401 without a user, 404 when the ticket is not there or not theirs to see
 */
export async function requireTicketViewer(req: PayloadRequest, id: unknown): Promise<TicketViewer> {
  if (!req.user) throw new AppError('UNAUTHENTICATED')
  const ticket = isUuid(id) ? await readTicketRow({ req, id }) : null
  if (!ticket || ticket.deletedAt) throw new AppError('NOT_FOUND')
  if (holds(req, 'tickets.read')) return { role: 'agent', actor: agentActor(req), ticket }
  if (ticket.user !== req.user.id) throw new AppError('NOT_FOUND')
  return { role: 'customer', actor: await customerActor({ req, ...ticket }), ticket }
}

type CustomerDoor = {
  req: PayloadRequest
  ticket: unknown
  /** A signed link for this very ticket was shown: whoever holds it is its customer. */
  byLink: boolean
}

/**
 * A ticket for its customer, whatever else they may be: by a signed link, or as the user who opened it.
 * @throws AppError 404 when it is not there or not theirs
 */
export async function requireCustomerViewer({
  req,
  ticket: id,
  byLink,
}: CustomerDoor): Promise<TicketViewer> {
  const ticket = isUuid(id) ? await readTicketRow({ req, id }) : null
  if (!ticket || ticket.deletedAt) throw new AppError('NOT_FOUND')
  if (byLink && isPortalOver(ticket)) throw new AppError('NOT_FOUND')
  const theirs = byLink || (req.user !== null && ticket.user === req.user?.id)
  if (!theirs) throw new AppError('NOT_FOUND')
  return { role: 'customer', actor: await customerActor({ req, ...ticket }), ticket }
}

/**
 * The ticket a signed link opens, for its customer.
 * @throws AppError 404 when the link is not ours or its ticket is gone
 */
export function requirePortalViewer(req: PayloadRequest, token: unknown): Promise<TicketViewer> {
  const ticket = typeof token === 'string' ? findPortalTicket(token) : null
  return requireCustomerViewer({ req, ticket, byLink: true })
}
