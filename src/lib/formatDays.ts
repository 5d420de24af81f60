import { intlTags, type Locale } from './i18n/locale'

type Span = { startDate: string; endDate: string; timezone: string; locale: Locale }

/**
 * The days of an event in its own zone, as short as the language allows: `14–15 November 2026`.
 * @throws RangeError for a date or a zone that does not exist
 */
export function formatDays({ startDate, endDate, timezone, locale }: Span): string {
  const days = new Intl.DateTimeFormat(intlTags[locale], {
    dateStyle: 'long',
    timeZone: timezone,
  })
  // An event that ends at midnight ends on the day before.
  const [start, end] = [new Date(startDate), new Date(new Date(endDate).getTime() - 1)]
  if (end <= start) return days.format(start)
  // Thin spaces are missing from many fonts, and close up days of one month only.
  const range = days.formatRange(start, end).replace(/\s*–\s*/, ' – ')
  return range.replace(/^(\d+) – (\d+)/, '$1–$2')
}
