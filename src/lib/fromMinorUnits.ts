import { currencyDigits } from '@/lib/currencyDigits'

type Input = { amountMinor: number; currency: string }

/** An integer amount in minor units as a decimal price: 1250 in TRY is 12.5. Pure. */
export function fromMinorUnits({ amountMinor, currency }: Input): number {
  const digits = currencyDigits(currency) ?? 2
  return Number((amountMinor / 10 ** digits).toFixed(digits))
}
