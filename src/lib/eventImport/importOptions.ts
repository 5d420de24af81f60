import { z } from 'zod'
import { currencyDigits } from '@/lib/currencyDigits'
import { importFields } from '@/lib/eventImport/importFields'
import { findTimezone } from '@/lib/findTimezone'

/** A form sends texts; an empty one means: not said. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' || value === null ? undefined : value), schema.optional())

const yesOrNo = z.preprocess(
  (value) => (value === undefined || value === '' ? 'false' : String(value)),
  z.enum(['true', 'false'], 'must be true or false').transform((value) => value === 'true'),
)

const targets = [...importFields, 'metadata', 'ignore'] as const

const mapping = z.preprocess(
  (value) => {
    if (typeof value !== 'string') return value
    try {
      return JSON.parse(value) as unknown
    } catch {
      return value
    }
  },
  z
    .record(z.string().max(500), z.enum(targets), 'must be an object of columns and fields')
    .refine((value) => Object.keys(value).length <= 500, 'at most 500 columns'),
)

/** How an import reads its file and what it does with events that are here already. */
export const importOptions = z.object({
  /** Zone of events whose place tells none. */
  timezone: optional(
    z
      .string()
      .refine((value) => findTimezone(value) !== null, 'not an IANA time zone')
      .transform((value) => findTimezone(value) ?? value),
  ),
  /** Currency of prices that name none. */
  currency: optional(
    z
      .string()
      .transform((value) => value.trim().toUpperCase())
      .refine((value) => currencyDigits(value) !== null, 'not a currency of ISO 4217'),
  ),
  dateOrder: optional(z.enum(['dmy', 'mdy'])),
  format: optional(z.enum(['csv', 'json'])),
  encoding: optional(z.enum(['utf-8', 'windows-1254', 'utf-16le', 'utf-16be'])),
  delimiter: optional(z.enum([',', ';', '\t', '|'])),
  /** Column, or path such as `location.city`, to field, `metadata` or `ignore`. */
  mapping: optional(mapping),
  /** Events that are here already take over what the file says; else they are left as they are. */
  updateExisting: yesOrNo,
})

/** What comes with the file. */
export const importRequest = importOptions.extend({
  /** Only tell what would happen. */
  dryRun: yesOrNo,
})

export type ImportOptions = z.output<typeof importOptions>
