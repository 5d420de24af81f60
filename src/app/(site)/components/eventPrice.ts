import { formatMoney } from '@/lib/formatMoney'
import type { Locale } from '@/lib/i18n/locale'
import { toMinorUnits } from '@/lib/toMinorUnits'
import type { Event } from '@/payload-types'
import { siteTexts } from '../siteTexts'

/** What the default ticket costs, as people write it. */
export function eventPrice({ price, currency }: Event, locale: Locale): string {
  if (!price) return siteTexts[locale].free
  const amountMinor = toMinorUnits({ price, currency })
  return amountMinor === null
    ? `${price} ${currency}`
    : formatMoney({ amountMinor, currency, locale })
}
