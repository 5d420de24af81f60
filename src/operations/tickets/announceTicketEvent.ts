import type { Payload } from 'payload'
import { eventForAgent } from '@/lib/tickets/agentView'
import { eventForCustomer } from '@/lib/tickets/customerView'
import type { TicketEventRow, TicketMessageRow } from '@/lib/tickets/envelope'
import { emit } from '@/realtime/emit'
import { rooms } from '@/realtime/rooms'

type Options = {
  payload: Payload
  event: TicketEventRow
  message?: TicketMessageRow
}

/**
 * Pushes a committed event to the agents who watch the ticket or all tickets, and what customers may see
 * of it to the customer. Two serialisers, two namespaces: nothing is filtered on the way.
 */
export function announceTicketEvent({ event, message }: Options): void {
  emit({
    namespace: 'agent',
    to: [rooms.ticket(event.ticket), rooms.allTickets],
    event: event.type,
    data: eventForAgent(event, message),
  })
  const seen = eventForCustomer(event, message)
  if (!seen) return
  emit({ namespace: 'portal', to: rooms.ticket(event.ticket), event: event.type, data: seen })
}
