import type {
  DateFieldValidation,
  NumberFieldSingleValidation,
  TextFieldSingleValidation,
} from 'payload'
import { date, number, text } from 'payload/shared'
import { currencyDigits } from '@/lib/currencyDigits'
import { findTimezone } from '@/lib/findTimezone'
import { isUsableSlug, makeSlug } from '@/lib/makeSlug'
import { sayTo } from '@/lib/sayTo'
import { toMinorUnits } from '@/lib/toMinorUnits'

type EventValues = {
  title?: unknown
  currency?: unknown
  startDate?: unknown
  registrationOpensAt?: unknown
}

const valuesOf = (data: unknown) => (data ?? {}) as EventValues
const instant = (value: unknown) => Date.parse(String(value))

/** Not before `field`; says `message` otherwise. What is no date is refused by the other field. */
function notBefore(field: keyof EventValues, message: { en: string; tr: string }) {
  const validate: DateFieldValidation = (value, options) => {
    const asDate = date(value, options)
    if (asDate !== true || !value) return asDate
    return instant(value) < instant(valuesOf(options.data)[field])
      ? sayTo(options.req, message)
      : true
  }
  return validate
}

const timezone: TextFieldSingleValidation = (value, options) => {
  const asText = text(value, options)
  if (asText !== true || !value) return asText
  return findTimezone(value)
    ? true
    : sayTo(options.req, {
        en: 'Not an IANA time zone. Write it like Europe/Istanbul.',
        tr: 'IANA saat dilimi değil. Europe/Istanbul gibi yazın.',
      })
}

const currency: TextFieldSingleValidation = (value, options) => {
  const asText = text(value, options)
  if (asText !== true || !value) return asText
  return currencyDigits(value) === null
    ? sayTo(options.req, {
        en: 'Not a currency of ISO 4217. Write it like TRY or EUR.',
        tr: 'ISO 4217 para birimi değil. TRY ya da EUR gibi yazın.',
      })
    : true
}

const price: NumberFieldSingleValidation = (value, options) => {
  const asNumber = number(value, options)
  const code = valuesOf(options.data).currency
  const digits = currencyDigits(String(code))
  if (asNumber !== true || !value || digits === null) return asNumber
  return toMinorUnits({ price: value, currency: String(code) }) === null
    ? sayTo(options.req, {
        en: `Too large, or more than the ${digits} decimals that ${String(code)} has.`,
        tr: `Çok büyük ya da ${String(code)} için geçerli ${digits} ondalık basamaktan fazla.`,
      })
    : true
}

const capacity: NumberFieldSingleValidation = (value, options) => {
  const asNumber = number(value, options)
  if (asNumber !== true || typeof value !== 'number') return asNumber
  return Number.isInteger(value)
    ? true
    : sayTo(options.req, { en: 'A whole number of seats.', tr: 'Tam sayı bir koltuk adedi.' })
}

const slug: TextFieldSingleValidation = (value, options) => {
  const asText = text(value, options)
  if (asText !== true || !value || isUsableSlug(value)) return asText
  const example = makeSlug(String(value), 'event')
  return sayTo(options.req, {
    en: `Small letters a-z, digits and single dashes, not a word that paths use. For example: ${example}`,
    tr: `Küçük harfler (a-z), rakamlar ve tek tireler; yollarda kullanılan bir sözcük olamaz. Örnek: ${example}`,
  })
}

const virtualUrl: TextFieldSingleValidation = (value, options) => {
  const asText = text(value, options)
  if (asText !== true || !value) return asText
  return /^https?:\/\/[^\s/]/i.test(value) && URL.canParse(value)
    ? true
    : sayTo(options.req, {
        en: 'A link that starts with https://.',
        tr: 'https:// ile başlayan bir bağlantı.',
      })
}

/** What each field of an event accepts, said in the language of whoever typed it. */
export const eventValidations = {
  timezone,
  currency,
  price,
  capacity,
  slug,
  virtualUrl,
  endDate: notBefore('startDate', {
    en: 'An event cannot end before it starts.',
    tr: 'Etkinlik başlamadan bitemez.',
  }),
  registrationClosesAt: notBefore('registrationOpensAt', {
    en: 'Registration cannot close before it opens.',
    tr: 'Kayıt açılmadan kapanamaz.',
  }),
}
