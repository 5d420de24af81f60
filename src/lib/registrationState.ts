import type { EventStatus } from '@/lib/eventStates'
import type { LocalisedText } from '@/lib/localisedText'

/** What a visitor meets who wants to register. Derived, never stored. */
export const registrationStateLabels = {
  not_open: { en: 'Not open yet', tr: 'Henüz açılmadı' },
  open: { en: 'Open', tr: 'Açık' },
  waitlist_only: { en: 'Waiting list only', tr: 'Yalnızca yedek liste' },
  sold_out: { en: 'Sold out', tr: 'Kontenjan doldu' },
  closed: { en: 'Closed', tr: 'Kapalı' },
} as const satisfies Record<string, LocalisedText>

export type RegistrationState = keyof typeof registrationStateLabels

export type SeatFigures = {
  /** Null: no limit. */
  capacity: number | null
  held: number
  taken: number
  overbook: number
  /** Whether somebody is on the waiting list: a free seat is theirs, not a passer-by's. */
  waiting: boolean
  /** Whether a ticket is on sale; taken as yes where it is not said. */
  onSale?: boolean
}

type Input = {
  event: {
    status: EventStatus
    endDate: string
    registrationOpensAt?: string | null
    registrationClosesAt?: string | null
    waitlistEnabled?: boolean | null
  }
  seats: SeatFigures
  at: Date
}

/**
 * Whether people can register at an instant. Without dates of its own, registration is open from
 * publishing until the event ends. Pure; times in ISO 8601.
 */
export function registrationState({ event, seats, at }: Input): RegistrationState {
  const now = at.getTime()
  if (event.status === 'draft') return 'not_open'
  if (event.status !== 'published') return 'closed'
  if (now >= Date.parse(event.endDate)) return 'closed'
  if (event.registrationClosesAt && now >= Date.parse(event.registrationClosesAt)) return 'closed'
  if (event.registrationOpensAt && now < Date.parse(event.registrationOpensAt)) return 'not_open'
  if (seats.onSale === false) return 'closed'
  const left = seatsLeft(seats)
  if (left === null) return 'open'
  if (event.waitlistEnabled) return left === 0 || seats.waiting ? 'waitlist_only' : 'open'
  return left === 0 ? 'sold_out' : 'open'
}

/** Seats nobody has or holds; null where there is no limit. Pure. */
export function seatsLeft({ capacity, held, taken, overbook }: SeatFigures): number | null {
  return capacity === null ? null : Math.max(0, capacity + overbook - held - taken)
}
