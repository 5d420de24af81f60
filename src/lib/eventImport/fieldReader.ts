import { type CleaningNotes, cleanText } from '@/lib/eventImport/cleanValue'
import { foldText } from '@/lib/foldText'
import { type ImportField, importFields } from '@/lib/eventImport/importFields'
import type { MappedRecord } from '@/lib/eventImport/mapRecord'
import type { ProblemCode, RowProblem } from '@/lib/eventImport/problems'
import { readNumber } from '@/lib/eventImport/readNumber'

export type ReportProblem = (
  code: ProblemCode,
  field?: RowProblem['field'],
  facts?: Record<string, string | number>,
) => void

type Scalar = string | number | boolean

const slugShape = /^(?=.{1,120}$)[a-z0-9]+(?:-[a-z0-9]+)*$/
const bareHost = /^[\w-]+(?:\.[\w-]+)+(?:[/?#:]|$)/
const degrees = /^[+-]?\d{1,3}(?:[.,]\d+)?$/
const unlimitedWords = new Set(
  ['unlimited', 'no limit', 'sınırsız', 'limitsiz', '∞'].map((word) => foldText(word)),
)

/** An address that a browser may follow, `https://` added where only a host is written; or null. */
function readWebAddress(text: string): string | null {
  const full = bareHost.test(text) ? `https://${text}` : text
  if (!URL.canParse(full)) return null
  const { protocol, href, hostname } = new URL(full)
  return /^https?:$/.test(protocol) && hostname.includes('.') ? href : null
}

function toScalar(value: unknown, notes: CleaningNotes): Scalar | undefined | 'refused' {
  const isList = Array.isArray(value) && value.every((item) => typeof item === 'string')
  const single: unknown = isList ? value.join(', ') : value
  if (single === undefined || single === null) return undefined
  if (typeof single === 'string') return cleanText(single, notes).trim() || undefined
  return typeof single === 'number' || typeof single === 'boolean' ? single : 'refused'
}

/**
 * Reads single fields of a mapped record. What is wrong goes to `report`; what cannot be used but
 * does not refuse the row stays in the metadata under the name it had.
 */
export function makeFieldReader(options: {
  mapped: MappedRecord
  notes: CleaningNotes
  report: ReportProblem
}) {
  const { mapped, notes, report } = options
  const scalars: Partial<Record<ImportField, Scalar>> = {}
  for (const field of importFields) {
    const held = mapped.values[field]
    if (!held) continue
    const scalar = toScalar(held.value, notes)
    if (scalar === 'refused') report('NOT_TEXT', field)
    else if (scalar !== undefined) scalars[field] = scalar
  }
  const text = (field: ImportField) =>
    scalars[field] === undefined ? undefined : String(scalars[field])
  const setAside = (field: ImportField, code: ProblemCode) => {
    report(code, field, { value: text(field) ?? '' })
    const held = mapped.values[field]
    if (held) mapped.metadata[held.column] = scalars[field]
    return undefined
  }

  return {
    scalar: (field: ImportField) => scalars[field],
    text,
    /** The text on one line. */
    line: (field: ImportField) => text(field)?.replace(/\s+/g, ' '),

    url(field: 'virtualUrl' | 'website'): string | undefined {
      const value = text(field)
      if (value === undefined) return undefined
      return readWebAddress(value) ?? setAside(field, 'URL_UNREADABLE')
    },

    /** Degrees, or undefined; `max` is 90 or 180. */
    degrees(field: 'latitude' | 'longitude', max: number): number | undefined {
      const value = text(field)
      if (value === undefined) return undefined
      const number = degrees.test(value) ? Number(value.replace(',', '.')) : NaN
      return Math.abs(number) <= max ? number : setAside(field, 'COORDINATES_UNREADABLE')
    },

    slug(): string | undefined {
      const value = text('slug')
      if (value === undefined || slugShape.test(value)) return value
      report('SLUG_CHANGED', 'slug', { value })
      return undefined
    },

    /** A whole number; null where the file says there is no limit. */
    capacity(): number | null | undefined {
      const value = text('capacity')
      if (value === undefined) return undefined
      if (unlimitedWords.has(foldText(value))) return null
      const isNumber = typeof scalars.capacity === 'number'
      const read = isNumber ? { decimal: value, isGuessed: false } : readNumber(value)
      const number = Number(read?.decimal ?? NaN)
      if (!read || !Number.isInteger(number)) {
        report(Number.isFinite(number) ? 'NOT_WHOLE' : 'NUMBER_UNREADABLE', 'capacity', { value })
        return undefined
      }
      if (read.isGuessed) report('NUMBER_GUESSED', 'capacity', { value, read: read.decimal })
      return number
    },
  }
}

export type FieldReader = ReturnType<typeof makeFieldReader>
