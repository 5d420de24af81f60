import {
  type CleaningNotes,
  cleanJson,
  cleanText,
  harmfulNames,
} from '@/lib/eventImport/cleanValue'
import { foldName } from '@/lib/eventImport/foldName'
import { type ImportField, findImportField } from '@/lib/eventImport/importFields'

/** Where a column goes: one of our fields, kept in the metadata, or left out. */
type MappingTarget = ImportField | 'metadata' | 'ignore'

/** Column name, or path such as `location.city`, to its target. */
export type FieldMapping = Record<string, MappingTarget>

type MappedValue = { value: unknown; column: string; path: string[] }

export type MappedRecord = {
  values: Partial<Record<ImportField, MappedValue>>
  /** Everything else, in the shape it had. */
  metadata: Record<string, unknown>
}

type Choice = { target: MappingTarget; rank: number }

const maxPathDepth = 4

const isEmpty = (value: unknown) =>
  value === null || value === undefined || (typeof value === 'string' && value.trim() === '')

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function putAtPath(options: {
  target: Record<string, unknown>
  path: string[]
  value: unknown
}): void {
  const { target, path, value } = options
  let place = target
  for (const name of path.slice(0, -1)) {
    const inner = Object.hasOwn(place, name) ? place[name] : undefined
    place[name] = isPlainObject(inner) ? inner : {}
    place = place[name] as Record<string, unknown>
  }
  place[path.at(-1) as string] = value
}

/**
 * Makes the function that sorts a record's values into our fields and metadata. A name in `mapping`
 * decides; else the known names and synonyms do. Where two columns mean one field, a filled one beats
 * an empty one, then the nearer name wins; the other is kept in the metadata. Nothing that is filled
 * is lost, except what the mapping ignores. Nested objects are looked into, arrays are kept whole.
 */
export function makeRecordMapper(mapping: FieldMapping = {}) {
  const mapped = new Map(
    Object.entries(mapping).map(([column, target]) => [foldName(column), target]),
  )
  const known = new Map<string, Choice>()

  const choose = (column: string): Choice => {
    const cached = known.get(column)
    if (cached) return cached
    const explicit = mapped.get(foldName(column))
    const found = findImportField(column)
    const choice: Choice = explicit
      ? { target: explicit, rank: -1 }
      : found
        ? { target: found.field, rank: found.rank }
        : { target: 'metadata', rank: 0 }
    // Column names of a file repeat; names made up per row must not fill the memory.
    if (known.size < 2000) known.set(column, choice)
    return choice
  }

  return (record: Record<string, unknown>, notes: CleaningNotes): MappedRecord => {
    const values: MappedRecord['values'] = {}
    const ranks: Partial<Record<ImportField, number>> = {}
    const metadata: Record<string, unknown> = {}

    const keep = (path: string[], value: unknown) => {
      if (!isEmpty(value)) putAtPath({ target: metadata, path, value: cleanJson(value, notes) })
    }
    const walk = (object: Record<string, unknown>, path: string[]) => {
      for (const [name, value] of Object.entries(object)) {
        if (harmfulNames.has(name)) {
          notes.refused.add(name)
          continue
        }
        const here = [...path, cleanText(name, notes)]
        const column = here.join('.')
        const { target, rank } = choose(column)
        if (isPlainObject(value) && target !== 'ignore' && here.length < maxPathDepth) {
          walk(value, here)
        } else if (target === 'metadata') {
          keep(here, value)
        } else if (target !== 'ignore' && !isEmpty(value)) {
          const held = values[target]
          if (!held) {
            values[target] = { value, column, path: here }
            ranks[target] = rank
          } else if (rank < (ranks[target] ?? 0)) {
            keep(held.path, held.value)
            values[target] = { value, column, path: here }
            ranks[target] = rank
          } else {
            keep(here, value)
          }
        }
      }
    }
    walk(record, [])
    return { values, metadata }
  }
}

export type RecordMapper = ReturnType<typeof makeRecordMapper>
