import { intlTags, type Locale } from './i18n/locale'

export type EventTime = {
  /** One line for an event within a day, else the first of two: when it starts. */
  first: string
  /** The hours of that day, or when it ends. */
  second: string
  /** The zone's name and offset: `Türkiye Standard Time (GMT+3)`. */
  zone: string
  /** Both in one line, without the zone. */
  span: string
}

type Span = { startDate: string; endDate: string; timezone: string; locale: Locale }
type Moment = { at: string; timezone: string; locale: Locale }

const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * When an event takes place, in the event's own zone. Needs ISO 8601 dates and an IANA zone.
 * @throws RangeError for a date or a zone that does not exist
 */
export function formatEventTime({ startDate, endDate, timezone, locale }: Span): EventTime {
  const [start, end] = [new Date(startDate), new Date(endDate)]
  const zone = formatZone({ start, end, timezone, locale })
  const day = formatOf({ locale, timeZone: timezone, options: { dateStyle: 'full' } })
  const hour = formatOf({
    locale,
    timeZone: timezone,
    options: { hour: '2-digit', minute: '2-digit' },
  })
  if (day.format(start) === day.format(end)) {
    const first = day.format(start)
    const second = `${hour.format(start)} – ${hour.format(end)}`
    return { first, second, zone, span: `${first}, ${second}` }
  }
  const moment = formatOf({ locale, timeZone: timezone, options: momentParts })
  const first = `${moment.format(start)} –`
  const second = moment.format(end)
  return { first, second, zone, span: `${first} ${second}` }
}

/** A moment in a zone, with the offset: `Saturday 14 November 2026 at 19:00 (GMT+3)`. */
export function formatMoment({ at, timezone, locale }: Moment): string {
  const date = new Date(at)
  const offset = zoneName({ date, timezone, locale, style: 'shortOffset' })
  const long = { ...momentParts, weekday: 'long', month: 'long' } as const
  return `${formatOf({ locale, timeZone: timezone, options: long }).format(date)} (${offset})`
}

/** A calendar day in a zone: `14 November 2026`. */
export function formatDay({ at, timezone, locale }: Moment): string {
  return formatOf({ locale, timeZone: timezone, options: { dateStyle: 'long' } }).format(
    new Date(at),
  )
}

const momentParts = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
} as const satisfies Intl.DateTimeFormatOptions

type Zone = { start: Date; end: Date; timezone: string; locale: Locale }

function formatZone({ start, end, timezone, locale }: Zone): string {
  const [offset, later] = [start, end].map((date) =>
    zoneName({ date, timezone, locale, style: 'shortOffset' }),
  )
  const generic = zoneName({ date: start, timezone, locale, style: 'longGeneric' })
  // A zone without a name of its own is called by its offset; UTC has a name only in the long form.
  const name = generic.startsWith('GMT')
    ? zoneName({ date: start, timezone, locale, style: 'long' })
    : generic
  const offsets = offset === later ? offset : `${offset} → ${later}`
  return name.startsWith('GMT') ? String(offsets) : `${name} (${offsets})`
}

type Naming = {
  date: Date
  timezone: string
  locale: Locale
  style: 'long' | 'longGeneric' | 'shortOffset'
}

function zoneName({ date, timezone, locale, style }: Naming): string {
  const parts = formatOf({
    locale,
    timeZone: timezone,
    options: { timeZoneName: style },
  }).formatToParts(date)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timezone
}

type Form = { locale: Locale; timeZone: string; options: Intl.DateTimeFormatOptions }

/** Kept, since making a format costs a hundred times as much as using it. */
function formatOf({ locale, timeZone, options }: Form): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${JSON.stringify(options)}`
  let found = formats.get(key)
  if (!found) {
    found = new Intl.DateTimeFormat(intlTags[locale], { ...options, timeZone, hourCycle: 'h23' })
    formats.set(key, found)
  }
  return found
}
