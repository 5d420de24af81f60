import type { CollectionBeforeValidateHook } from 'payload'
import { invalidFields } from '@/errors'
import { parseFilter } from '@/lib/audienceFilter'

/**
 * A dynamic list has a filter that compiles, a static one has none.
 * @throws AppError 422 naming what is wrong with the filter
 */
export const assertFilter: CollectionBeforeValidateHook = ({ data, originalDoc }) => {
  if (!data) return data
  const kind: unknown = data.kind ?? originalDoc?.kind ?? 'static'
  if (kind !== 'dynamic') {
    if (data.filter) {
      throw invalidFields([{ path: 'filter', message: 'Only a dynamic list has conditions.' }])
    }
    return { ...data, filter: null }
  }
  const filter: unknown = data.filter === undefined ? originalDoc?.filter : data.filter
  if (!filter)
    throw invalidFields([{ path: 'filter', message: 'A dynamic list needs conditions.' }])
  const parsed = parseFilter(filter)
  if (!parsed.ok) throw invalidFields([{ path: 'filter', message: parsed.problem }])
  return { ...data, filter: parsed.filter }
}
