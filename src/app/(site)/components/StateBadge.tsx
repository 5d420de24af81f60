import type { Locale } from '@/lib/i18n/locale'
import type { Event } from '@/payload-types'
import { siteTexts } from '../siteTexts'

const tones = {
  open: 'good',
  waitlist_only: 'warn',
  not_open: 'plain',
  sold_out: 'bad',
  closed: 'bad',
} as const

/** Whether one can register now. */
export function StateBadge({ event, locale }: { event: Event; locale: Locale }) {
  const state = event.registrationState ?? 'closed'
  const texts = siteTexts[locale]
  const few = state === 'open' && typeof event.seatsLeft === 'number' && event.seatsLeft <= 20
  return (
    <span className={`site-badge site-badge--${tones[state]}`}>
      {few ? texts.seatsLeft(event.seatsLeft as number) : texts.states[state]}
    </span>
  )
}
