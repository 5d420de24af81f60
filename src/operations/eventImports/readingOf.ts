import type { ImportOptions } from '@/lib/eventImport/importOptions'

/** The options of an import as the reader of its file takes them. Pure. */
export function readingOf(options: ImportOptions) {
  const { timezone, currency, dateOrder, format, encoding, delimiter, mapping } = options
  return {
    read: { format, encoding, delimiter },
    draft: { defaultTimezone: timezone, defaultCurrency: currency, dateOrder },
    mapping,
  }
}
