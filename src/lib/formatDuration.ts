import { intlTags, type Locale } from './i18n/locale'

/** A span of whole minutes in the largest unit that says it exactly: `45 minutes`, `2 hours`, `3 days`. */
export function formatDuration({ minutes, locale }: { minutes: number; locale: Locale }): string {
  const [unit, size] =
    minutes % 1440 === 0 ? ['day', 1440] : minutes % 60 === 0 ? ['hour', 60] : ['minute', 1]
  const format = { style: 'unit', unit: String(unit), unitDisplay: 'long' } as const
  return new Intl.NumberFormat(intlTags[locale], format).format(minutes / Number(size))
}
