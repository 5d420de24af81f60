import { isDeepStrictEqual } from 'node:util'
import type { EventData } from '@/operations/eventImports/eventDataOf'
import type { Event } from '@/payload-types'

type Field = Extract<keyof EventData, string>

/** Values as they compare: instants whatever their spelling, rich text by its words. */
function comparable(field: Field, value: unknown): unknown {
  if (value === null || value === undefined || value === '') return null
  if (field === 'startDate' || field === 'endDate') return Date.parse(String(value))
  if (field === 'description') return wordsOf(value)
  return value
}

function wordsOf(node: unknown): string {
  if (typeof node !== 'object' || node === null) return ''
  const { text, children, root } = node as { text?: string; children?: unknown[]; root?: unknown }
  const inner = children?.map(wordsOf).join('\n') ?? ''
  return [text ?? '', inner, root ? wordsOf(root) : ''].join('')
}

/** The fields in which an event says something else than the file. Pure. */
export function findDifferences(event: Partial<Event>, data: EventData): Field[] {
  return (Object.keys(data) as Field[]).filter(
    (field) => !isDeepStrictEqual(comparable(field, event[field]), comparable(field, data[field])),
  )
}
