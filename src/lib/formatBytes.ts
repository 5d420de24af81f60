import { intlTags, type Locale } from './i18n/locale'

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** How large a file is, in the largest unit (powers of a thousand) that it fills: `2.3 kB`. Pure. */
export function formatBytes(bytes: number, locale: Locale): string {
  const place = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1)
  return new Intl.NumberFormat(intlTags[locale], {
    style: 'unit',
    unit: units[place],
    unitDisplay: place === 0 ? 'long' : 'short',
    maximumFractionDigits: 1,
  }).format(bytes / 1_000 ** place)
}
