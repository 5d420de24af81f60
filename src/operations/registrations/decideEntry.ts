import type { OpenEntry } from '@/operations/registrations/assertEntryOpen'

export type EntryDecision = {
  /** What a person becomes who gets a seat. */
  status: 'confirmed' | 'pending'
  priceMinor: number
  currency: string
  /** Until when an unpaid seat is kept; null where nothing is to be paid, or staff must decide first. */
  holdExpiresAt: Date | null
}

type Input = Pick<OpenEntry, 'at' | 'event' | 'ticket'>

/**
 * How a person who gets a seat enters: at once, or pending while payment or approval is missing. Without
 * approval to wait for, an unpaid seat is kept for the event's hold time. Pure.
 */
export function decideEntry({ event, ticket, at }: Input): EntryDecision {
  const { priceMinor, currency } = ticket
  const pending = event.approvalRequired || priceMinor > 0
  return {
    status: pending ? 'pending' : 'confirmed',
    priceMinor,
    currency,
    holdExpiresAt:
      pending && !event.approvalRequired
        ? new Date(at.getTime() + event.holdMinutes * 60_000)
        : null,
  }
}
