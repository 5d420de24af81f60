import { currencyDigits } from './currencyDigits'
import { intlTags, type Locale } from './i18n/locale'

type Input = {
  /** Integer in the currency's minor unit (cents, kuruş). */
  amountMinor: number
  /** ISO 4217. */
  currency: string
  locale: Locale
}

/**
 * An amount as people write it: `₺1.250,50`, `€1,250.50`, `¥1,250`. The currency decides how many digits
 * its minor unit has.
 * @throws RangeError for something that is not a currency code or not a whole number
 */
export function formatMoney({ amountMinor, currency, locale }: Input): string {
  if (!Number.isSafeInteger(amountMinor)) throw new RangeError('amountMinor must be an integer.')
  const digits = currencyDigits(currency)
  if (digits === null) throw new RangeError(`Not a currency: ${currency}`)
  const format = new Intl.NumberFormat(intlTags[locale], {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return format.format(amountMinor / 10 ** digits)
}
