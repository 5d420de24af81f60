import type { PayloadRequest } from 'payload'
import { requirePortalViewer, requireTicketViewer } from '@/operations/tickets/ticketViewer'
import type { TicketViewer } from '@/operations/tickets/ticketViewer'

/** How a door finds out who is at it. Each handler of a conversation stands behind both. */
export type FindViewer = (req: PayloadRequest) => Promise<TicketViewer>

/** `/:id/…`: the signed-in user. */
export const bySession: FindViewer = (req) => requireTicketViewer(req, req.routeParams?.id)

/** `/portal/:token/…`: whoever holds the link that was mailed to the customer. */
export const byLink: FindViewer = (req) => requirePortalViewer(req, req.routeParams?.token)
