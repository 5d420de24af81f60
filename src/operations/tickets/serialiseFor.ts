import { messageForAgent, ticketForAgent } from '@/lib/tickets/agentView'
import { messageForCustomer, ticketForCustomer } from '@/lib/tickets/customerView'
import type { TicketMessageRow } from '@/lib/tickets/envelope'
import type { TicketRow } from '@/lib/tickets/ticketRow'
import type { TicketViewer } from './ticketViewer'

type Role = TicketViewer['role']

/** A ticket by the serialiser of whoever looks. Pure. */
export function ticketFor(role: Role, row: TicketRow) {
  return role === 'agent' ? ticketForAgent(row) : ticketForCustomer(row)
}

/** A message by the serialiser of whoever looks; null when it is not theirs to see. Pure. */
export function messageFor(role: Role, row: TicketMessageRow) {
  return role === 'agent' ? messageForAgent(row) : messageForCustomer(row)
}
