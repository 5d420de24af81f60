import type { CollectionBeforeOperationHook, Where } from 'payload'
import { holds } from '@/access/can'
import { invalidFields } from '@/errors'
import { ticketSearchSchema, ticketSearchWhere } from '@/operations/tickets/ticketSearch'

/** Adds the short filters of `GET /api/tickets` (`q`, `status`, `priority`, `assignedTo`) to `where`. */
export const applyTicketSearch: CollectionBeforeOperationHook<'tickets'> = ({
  args,
  operation,
  req,
}) => {
  const asked = operation === 'read' || operation === 'count'
  // Only the list itself: reads that other requests cause have other queries.
  if (!asked || !/^\/api\/tickets(\/count)?\/?$/.test(req.pathname ?? '')) return args
  if (req.method !== 'GET' || 'id' in args) return args
  const parsed = ticketSearchSchema.safeParse(req.query)
  if (!parsed.success) {
    throw invalidFields(
      parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
    )
  }
  const conditions = ticketSearchWhere(parsed.data, {
    user: req.user ? String(req.user.id) : null,
    isAgent: holds(req, 'tickets.read'),
  })
  if (conditions.length === 0) return args
  const { where } = args as { where?: Where }
  return { ...args, where: { and: [...(where ? [where] : []), ...conditions] } }
}
