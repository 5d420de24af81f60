import { foldName } from '@/lib/eventImport/foldName'
import type { ProblemCode } from '@/lib/eventImport/problems'
import { readNumber } from '@/lib/eventImport/readNumber'

type Report = (
  code: ProblemCode,
  field: 'price' | 'priceMinor' | 'currency',
  facts?: Record<string, string | number>,
) => void

export type Price = { priceMinor?: number; currency?: string }

const currencies = new Set(Intl.supportedValuesOf('currency'))
const signs: Record<string, string> = {
  '₺': 'TRY',
  TL: 'TRY',
  '€': 'EUR',
  $: 'USD',
  '£': 'GBP',
  '¥': 'JPY',
}
const freeWords = new Set(
  ['free', 'free of charge', 'no charge', 'ücretsiz', 'bedava', 'parasız', 'gratis'].map(foldName),
)

const amountAndSign = /^(\p{L}{2,3}|\p{Sc})?\s*(\d[\d.,' \u00a0\u202f]*?)\s*(\p{L}{2,3}|\p{Sc})?$/u

/** ISO 4217 code of `TRY`, `try`, `₺` or `TL`; null for anything else. Pure. */
function findCurrency(text: string): string | null {
  const code = text.trim().toUpperCase()
  const known = signs[code] ?? code
  return currencies.has(known) ? known : null
}

/** How many decimals the currency has: 2 for TRY, 0 for JPY. */
function decimalsOf(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return format.resolvedOptions().maximumFractionDigits ?? 2
}

const decimalsByCurrency = new Map<string, number>()

/** A decimal amount in minor units, exactly; null where it is finer than the currency. */
function toMinor(decimal: string, currency: string): number | null {
  const places = decimalsByCurrency.get(currency) ?? decimalsOf(currency)
  decimalsByCurrency.set(currency, places)
  const [whole = '0', fraction = ''] = decimal.split('.')
  const kept = fraction.replace(/0+$/, '')
  if (kept.length > places) return null
  return Number(whole + kept.padEnd(places, '0'))
}

type PriceOptions = {
  price?: string | number | boolean
  priceMinor?: string
  currency?: string
  defaultCurrency: string
  report: Report
}

function readMinor(priceMinor: string, report: Report): number | undefined {
  if (/^\d{1,15}$/.test(priceMinor)) return Number(priceMinor)
  const code = Number.isFinite(Number(priceMinor)) ? 'NOT_WHOLE' : 'NUMBER_UNREADABLE'
  report(code, 'priceMinor', { value: priceMinor })
  return undefined
}

/** The amount as exact digits and the currency written beside it; null where it is not a price. */
function readAmount(price: string | number | boolean) {
  // A JSON number has a decimal point by definition; only text leaves room for guessing.
  if (typeof price === 'number') {
    const isPrice = Number.isFinite(price) && price >= 0
    return isPrice ? { decimal: price.toFixed(4), isGuessed: false, currency: undefined } : null
  }
  if (freeWords.has(foldName(String(price)))) {
    return { decimal: '0', isGuessed: false, currency: undefined }
  }
  const match = amountAndSign.exec(String(price).trim())
  const amount = readNumber(match?.[2] ?? '')
  if (!match || !amount || (match[1] && match[3])) return null
  const sign = match[1] ?? match[3]
  const currency = sign ? findCurrency(sign) : undefined
  return currency === null ? null : { ...amount, currency }
}

/**
 * Reads price and currency: `1.250,50 TL`, `€25`, `Ücretsiz`, a JSON number, or an amount that is
 * already in minor units. The currency column wins over a sign beside the amount. Nothing given is
 * nothing told: the event keeps its defaults. Pure; what is wrong or guessed goes to `report`.
 */
export function readPrice(options: PriceOptions): Price {
  const { price, defaultCurrency, report } = options
  const named = options.currency === undefined ? undefined : findCurrency(options.currency)
  if (named === null) {
    report('CURRENCY_UNKNOWN', 'currency', { value: options.currency ?? '' })
    return {}
  }
  const orDefault = (isFree: boolean): string | undefined => {
    if (isFree) return undefined
    report('CURRENCY_GUESSED', 'currency', { currency: defaultCurrency })
    return defaultCurrency
  }
  if (price === undefined) {
    if (options.priceMinor === undefined) return { currency: named }
    const priceMinor = readMinor(options.priceMinor, report)
    return { priceMinor, currency: named ?? orDefault(!priceMinor) }
  }
  const amount = readAmount(price)
  if (!amount) {
    report('NUMBER_UNREADABLE', 'price', { value: String(price) })
    return { currency: named }
  }
  if (amount.isGuessed)
    report('NUMBER_GUESSED', 'price', { value: String(price), read: amount.decimal })
  const currency = named ?? amount.currency ?? orDefault(Number(amount.decimal) === 0)
  const priceMinor = toMinor(amount.decimal, currency ?? defaultCurrency)
  if (priceMinor !== null) return { priceMinor, currency }
  report('PRICE_TOO_FINE', 'price', { value: String(price), currency: currency ?? defaultCurrency })
  return { currency }
}
