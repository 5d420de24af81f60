import type { StateMachine } from '@/lib/states'

/**
 * A person on a list. Who unsubscribed, or whose address died, comes back only by asking anew: through
 * pending and a confirmation by that person, never by staff or an import.
 */
export const subscriptionStates = {
  labels: {
    pending: { en: 'To be confirmed', tr: 'Onay bekliyor' },
    confirmed: { en: 'Subscribed', tr: 'Abone' },
    unsubscribed: { en: 'Unsubscribed', tr: 'Abonelikten çıktı' },
    cleaned: { en: 'Address not working', tr: 'Adres çalışmıyor' },
  },
  initial: ['pending', 'confirmed', 'unsubscribed'],
  transitions: {
    pending: ['confirmed', 'unsubscribed', 'cleaned'],
    confirmed: ['unsubscribed', 'cleaned'],
    unsubscribed: ['pending'],
    cleaned: ['pending', 'unsubscribed'],
  },
} as const satisfies StateMachine<'cleaned' | 'confirmed' | 'pending' | 'unsubscribed'>

export type SubscriptionState = keyof typeof subscriptionStates.transitions
