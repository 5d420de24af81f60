import type { StateMachine } from '@/lib/states'

/**
 * One row is one seat. `held`, `pending`, `offered` hold a seat, `confirmed` takes it, the others have
 * none. Leaving cancelled or expired must claim a seat again. Attended and no-show are not states: they
 * are derived from check-ins.
 */
export const registrationStates = {
  labels: {
    held: { en: 'Held', tr: 'Tutuluyor' },
    pending: { en: 'Pending', tr: 'Bekliyor' },
    confirmed: { en: 'Confirmed', tr: 'Onaylandı' },
    waitlisted: { en: 'Waitlisted', tr: 'Yedekte' },
    offered: { en: 'Offered', tr: 'Teklif edildi' },
    rejected: { en: 'Rejected', tr: 'Reddedildi' },
    cancelled: { en: 'Cancelled', tr: 'İptal edildi' },
    expired: { en: 'Expired', tr: 'Süresi doldu' },
  },
  initial: ['held', 'pending', 'confirmed', 'waitlisted'],
  transitions: {
    held: ['pending', 'confirmed', 'expired', 'cancelled'],
    pending: ['confirmed', 'rejected', 'expired', 'cancelled'],
    waitlisted: ['confirmed', 'pending', 'offered', 'cancelled', 'expired'],
    offered: ['pending', 'confirmed', 'expired', 'cancelled', 'waitlisted'],
    confirmed: ['cancelled'],
    rejected: [],
    cancelled: ['confirmed', 'pending'],
    expired: ['confirmed', 'pending'],
  },
} as const satisfies StateMachine<
  'cancelled' | 'confirmed' | 'expired' | 'held' | 'offered' | 'pending' | 'rejected' | 'waitlisted'
>

export type RegistrationStatus = keyof typeof registrationStates.transitions

/** What a registration in that state does to the pool. */
export const seatPhase: Record<RegistrationStatus, 'held' | 'taken' | null> = {
  held: 'held',
  pending: 'held',
  offered: 'held',
  confirmed: 'taken',
  waitlisted: null,
  rejected: null,
  cancelled: null,
  expired: null,
}
