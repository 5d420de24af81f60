import { currencyDigits } from '@/lib/currencyDigits'

type Input = { price: number; currency: string }

/**
 * A decimal price as an integer in the currency's minor unit: 12.5 TRY is 1250. Null when that loses
 * something (12.345 TRY), for negative and endless prices and for unknown currencies. Pure.
 */
export function toMinorUnits({ price, currency }: Input): number | null {
  const digits = currencyDigits(currency)
  if (digits === null || !Number.isFinite(price) || price < 0) return null
  const minor = Math.round(price * 10 ** digits)
  // Decimal fractions have no exact binary form: compare within what a rounding error can be.
  const exact = Math.abs(minor - price * 10 ** digits) < 1e-6 * Math.max(1, minor)
  return exact && Number.isSafeInteger(minor) ? minor : null
}
