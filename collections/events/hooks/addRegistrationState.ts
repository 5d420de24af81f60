import type { CollectionAfterOperationHook } from 'payload'
import { holds } from '@/access/can'
import { findConfirmedVirtualUrl } from '@/operations/events/findConfirmedVirtualUrl'
import { findRegistrationStates } from '@/operations/events/findRegistrationStates'
import type { Event } from '@/payload-types'

type Select = Record<string, unknown> | undefined

/**
 * Adds what is derived, never stored: whether people can register; on reads of one event also how many
 * seats are left, and for somebody whose registration is confirmed the link to join.
 */
export const addRegistrationState: CollectionAfterOperationHook<'events'> = async ({
  args,
  operation,
  overrideAccess,
  req,
  result,
}) => {
  if (operation === 'find') {
    if (!wanted(args.select as Select, 'registrationState')) return result
    const docs = result.docs as Event[]
    const states = await findRegistrationStates({ req, events: docs.map(({ id }) => id) })
    for (const doc of docs) doc.registrationState = states.get(doc.id)?.registrationState
    return result
  }
  if (operation !== 'findByID' && operation !== 'create' && operation !== 'updateByID') {
    return result
  }
  const doc = result as Event | null
  if (!doc?.id) return result
  const select = args.select as Select
  if (wanted(select, 'registrationState') || wanted(select, 'seatsLeft')) {
    Object.assign(doc, (await findRegistrationStates({ req, events: [doc.id] })).get(doc.id))
  }
  const outsider = !overrideAccess && req.user && !holds(req, 'events.read')
  if (operation === 'findByID' && outsider && wanted(select, 'virtualUrl')) {
    const link = await findConfirmedVirtualUrl({ req, event: doc.id, user: req.user?.id ?? '' })
    if (link) doc.virtualUrl = link
  }
  return result
}

/** Payload's `select` names what to give, or, with false, what to leave out. */
function wanted(select: Select, field: string): boolean {
  if (!select || Object.keys(select).length === 0) return true
  if (field in select) return Boolean(select[field])
  return !Object.values(select).some((value) => value === true || typeof value === 'object')
}
