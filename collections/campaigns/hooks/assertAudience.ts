import type { CollectionBeforeValidateHook } from 'payload'
import { invalidFields } from '@/errors'
import { parseFilter } from '@/lib/audienceFilter'

/**
 * The audience's conditions, if there are any, compile.
 * @throws AppError 422 naming what is wrong with them
 */
export const assertAudience: CollectionBeforeValidateHook = ({ data }) => {
  const filter: unknown = data?.audience?.filter
  if (!data || filter === undefined || filter === null) return data
  const parsed = parseFilter(filter)
  if (!parsed.ok) throw invalidFields([{ path: 'audience.filter', message: parsed.problem }])
  return { ...data, audience: { ...data.audience, filter: parsed.filter } }
}
