import type { LocalisedText } from '@/lib/localisedText'

/** How soon a ticket needs an answer, least first. */
export const ticketPriorities = {
  low: { en: 'Low', tr: 'Düşük' },
  medium: { en: 'Medium', tr: 'Orta' },
  high: { en: 'High', tr: 'Yüksek' },
  urgent: { en: 'Urgent', tr: 'Acil' },
} as const satisfies Record<string, LocalisedText>

export type TicketPriority = keyof typeof ticketPriorities
