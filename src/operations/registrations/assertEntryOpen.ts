import { AppError, invalidFields } from '@/errors'
import { registrationState } from '@/lib/registrationState'
import type { Entry, EntryTicket } from '@/operations/registrations/findEntry'

/** Why registration is closed: `data.reason` of REGISTRATION_CLOSED. */
export type ClosedReason =
  | 'archived'
  | 'cancelled'
  | 'completed'
  | 'deadline_passed'
  | 'draft'
  | 'ended'
  | 'not_open_yet'
  | 'postponed'
  | 'ticket_not_on_sale'

const sentences: Record<ClosedReason, string> = {
  archived: 'This event is no longer offered.',
  cancelled: 'This event was cancelled.',
  completed: 'This event is over.',
  deadline_passed: 'Registration for this event has closed.',
  draft: 'This event is not published yet.',
  ended: 'This event is over.',
  not_open_yet: 'Registration for this event has not opened yet.',
  postponed: 'This event was postponed. Registration opens again with its new date.',
  ticket_not_on_sale: 'This ticket is not on sale now.',
}

/** Whether outsiders may know that the event exists. */
export const isKnown = ({ event: { status, visibility } }: Entry) =>
  status !== 'draft' && status !== 'archived' && visibility !== 'private'

/**
 * Lets pass who comes while registration is open and the ticket is on sale, at the moment the entry was read. Seats
 * are not looked at.
 * @throws AppError REGISTRATION_CLOSED with `data.reason`, and `opensAt` where it is still to open;
 *   422 for a ticket that is not offered
 */
export function assertEntryOpen(entry: Entry): asserts entry is OpenEntry {
  const { event, ticket, at } = entry
  const unlimited = { capacity: null, held: 0, taken: 0, overbook: 0, waiting: false }
  const state = registrationState({ event, seats: unlimited, at })
  if (state !== 'open') throw closed(closedReason(entry), event.registrationOpensAt)
  if (!ticket || ticket.visibility === 'code') {
    throw invalidFields([{ path: 'ticketType', message: 'This event offers no such ticket.' }])
  }
  const now = at.getTime()
  const early = ticket.validFrom !== null && now < Date.parse(ticket.validFrom)
  const late = ticket.validThrough !== null && now >= Date.parse(ticket.validThrough)
  if (ticket.status !== 'active' || early || late) {
    throw closed('ticket_not_on_sale', early ? ticket.validFrom : null)
  }
}

export type OpenEntry = Entry & { ticket: EntryTicket }

/** 409 with its reason. */
export function closed(reason: ClosedReason, opensAt?: string | null): AppError {
  const opening = reason === 'not_open_yet' || reason === 'ticket_not_on_sale'
  return new AppError('REGISTRATION_CLOSED', {
    message: sentences[reason],
    data: {
      reason,
      ...(opening && opensAt ? { opensAt: new Date(opensAt).toISOString() } : {}),
    },
  })
}

function closedReason({ event, at }: Entry): ClosedReason {
  if (event.status !== 'published') return event.status
  const now = at.getTime()
  if (now >= Date.parse(event.endDate)) return 'ended'
  const { registrationClosesAt } = event
  return registrationClosesAt && now >= Date.parse(registrationClosesAt)
    ? 'deadline_passed'
    : 'not_open_yet'
}
