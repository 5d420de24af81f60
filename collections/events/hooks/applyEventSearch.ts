import type { CollectionBeforeOperationHook, Where } from 'payload'
import { invalidFields } from '@/errors'
import { eventSearchSchema, eventSearchWhere } from '@/operations/events/eventSearch'

/** Adds the short filters of `GET /api/events` (`q`, `from`, `to`, `location`, `maxPrice`) to `where`. */
export const applyEventSearch: CollectionBeforeOperationHook<'events'> = ({
  args,
  operation,
  req,
}) => {
  const asked = operation === 'read' || operation === 'count'
  // Only the list itself: reads that other requests cause have other queries.
  if (!asked || !/^\/api\/events(\/count)?\/?$/.test(req.pathname ?? '')) return args
  if (req.method !== 'GET' || 'id' in args) return args
  const parsed = eventSearchSchema.safeParse(req.query)
  if (!parsed.success) {
    throw invalidFields(
      parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
    )
  }
  const conditions = eventSearchWhere(parsed.data)
  if (conditions.length === 0) return args
  const { where } = args as { where?: Where }
  return { ...args, where: { and: [...(where ? [where] : []), ...conditions] } }
}
