import type { StateMachine } from '@/lib/states'

/**
 * open -> pending (an agent answered, the customer's turn) -> open; on_hold waits for someone else;
 * resolved -> closed. A customer's message opens pending, on_hold and resolved tickets again, and closed
 * ones for `reopenDays`; after that it becomes a follow-up ticket.
 */
export const ticketStates = {
  labels: {
    open: { en: 'Open', tr: 'Açık' },
    pending: { en: 'Waiting for customer', tr: 'Müşteri bekleniyor' },
    on_hold: { en: 'On hold', tr: 'Beklemede' },
    resolved: { en: 'Resolved', tr: 'Çözüldü' },
    closed: { en: 'Closed', tr: 'Kapandı' },
  },
  initial: ['open'],
  transitions: {
    open: ['pending', 'on_hold', 'resolved', 'closed'],
    pending: ['open', 'on_hold', 'resolved', 'closed'],
    on_hold: ['open', 'pending', 'resolved', 'closed'],
    resolved: ['open', 'closed'],
    closed: ['open'],
  },
} as const satisfies StateMachine<'closed' | 'on_hold' | 'open' | 'pending' | 'resolved'>

export type TicketStatus = keyof typeof ticketStates.transitions

export const ticketStatuses = Object.keys(ticketStates.transitions) as TicketStatus[]

/** A closed ticket can be opened again for this long. */
export const reopenDays = 14

/** A resolved ticket nobody writes to closes after this long. */
export const autoCloseDays = 5

const dayMs = 24 * 60 * 60 * 1000

type Position = { status: TicketStatus; closedAt?: string | Date | null; now: Date }

/** Where a ticket may go from here: a closed one nowhere once `reopenDays` have passed. Pure. */
export function legalTicketTransitions({
  status,
  closedAt,
  now,
}: Position): readonly TicketStatus[] {
  if (status === 'closed' && closedAt) {
    const closedForMs = now.getTime() - new Date(closedAt).getTime()
    if (closedForMs > reopenDays * dayMs) return []
  }
  return ticketStates.transitions[status]
}
