import { AppError } from '@/errors'
import type { EventStatus } from '@/lib/eventStates'
import type { RegistrationStatus } from '@/lib/registrationStates'

export const selfServices = ['edit', 'cancel', 'transfer', 'accept'] as const

export type SelfService = (typeof selfServices)[number]

/** Why something is not possible (any more). */
export type WhyNot = 'checked_in' | 'deadline_passed' | 'event_over' | 'status'

export type Possible = Record<
  SelfService,
  { allowed: boolean; until: string | null; reason: WhyNot | null }
>

type Input = {
  status: RegistrationStatus
  checkedInAt: string | null
  holdExpiresAt: string | null
  /** The event's deadlines; its start where it sets none. */
  selfEditUntil: string | null
  selfCancelUntil: string | null
  event: { status: EventStatus; startDate: string }
  at: Date
}

const suits: Record<SelfService, readonly RegistrationStatus[]> = {
  edit: ['held', 'pending', 'confirmed', 'waitlisted', 'offered'],
  cancel: ['held', 'pending', 'confirmed', 'waitlisted', 'offered'],
  transfer: ['pending', 'confirmed'],
  accept: ['offered'],
}

/** What the holder of a manage link may do at an instant, and until when. Pure; times in ISO 8601. */
export function decidePossible(input: Input): Possible {
  const { event, at, status, checkedInAt } = input
  const until: Record<SelfService, string | null> = {
    edit: input.selfEditUntil ?? event.startDate,
    cancel: input.selfCancelUntil ?? event.startDate,
    transfer: input.selfEditUntil ?? event.startDate,
    accept: input.holdExpiresAt,
  }
  const whyNot = (what: SelfService): WhyNot | null => {
    if (!suits[what].includes(status)) return 'status'
    if (event.status !== 'published' && event.status !== 'postponed') return 'event_over'
    if (checkedInAt) return 'checked_in'
    const deadline = until[what]
    return deadline !== null && at.getTime() >= Date.parse(deadline) ? 'deadline_passed' : null
  }
  return Object.fromEntries(
    selfServices.map((what) => {
      const reason = whyNot(what)
      const deadline = until[what] && new Date(until[what]).toISOString()
      return [what, { allowed: reason === null, until: deadline, reason }]
    }),
  ) as Possible
}

/**
 * Lets pass what is possible.
 * @throws AppError DEADLINE_PASSED, ALREADY_CHECKED_IN, or ILLEGAL_TRANSITION for a registration that is
 *   in no state for it
 */
export function assertPossible(possible: Possible, what: SelfService): void {
  const { allowed, reason, until } = possible[what]
  if (allowed) return
  if (reason === 'deadline_passed' || reason === 'event_over') {
    throw new AppError('DEADLINE_PASSED', { data: { until } })
  }
  if (reason === 'checked_in') throw new AppError('ALREADY_CHECKED_IN')
  throw new AppError('ILLEGAL_TRANSITION', {
    message: 'In its present state, this is not possible with the registration.',
    data: { legal: selfServices.filter((service) => possible[service].allowed) },
  })
}
