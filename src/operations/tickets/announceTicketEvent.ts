import type { Payload } from 'payload'
import { eventForAgent } from '@/lib/tickets/agentView'
import { eventForCustomer } from '@/lib/tickets/customerView'
import type { TicketEventRow, TicketMessageRow } from '@/lib/tickets/envelope'
import { logger } from '@/logger'
import { emit } from '@/realtime/emit'
import { rooms } from '@/realtime/rooms'
import { announceUnread } from './announceUnread'

type Options = {
  payload: Payload
  event: TicketEventRow
  message?: TicketMessageRow
  /** The account of the customer, where they have one. */
  owner: string | null
}

/**
 * Pushes a committed event to the agents who watch the ticket or all tickets, and what customers may see
 * of it to the customer. Two serialisers, two namespaces: nothing is filtered on the way.
 */
export function announceTicketEvent({ payload, event, message, owner }: Options): void {
  const room = rooms.ticket(event.ticket)
  emit({
    namespace: 'agent',
    to: [room, rooms.allTickets],
    event: event.type,
    data: eventForAgent(event, message),
  })
  const seen = eventForCustomer(event, message)
  if (seen) {
    emit({
      namespace: 'portal',
      to: owner ? [room, rooms.user(owner)] : room,
      event: event.type,
      data: seen,
    })
  }
  if (event.type === 'ticket.updated') return
  // Not awaited: the writer's answer does not wait for the counts of others.
  announceUnread({ payload, ticket: event.ticket, author: event.actorId, owner }).catch(
    (error: unknown) => logger.warn({ err: error }, 'unread counts were not sent'),
  )
}
