import type { CollectionBeforeChangeHook } from 'payload'
import { AppError } from '@/errors'
import { eventStates, type EventStatus } from '@/lib/eventStates'
import { assertEventTransition } from '@/operations/events/assertEventTransition'
import { assertMayTrash } from '@/operations/events/assertMayTrash'
import { lockEvent } from '@/operations/events/lockEvent'
import type { Event } from '@/payload-types'

/**
 * Refuses changes of an event that its state does not allow: illegal transitions, throwing away what
 * people count on, and writing over what somebody else changed in the meantime.
 */
export const guardEventChange: CollectionBeforeChangeHook<Event> = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  const to = knownStatus(data.status)
  if (operation === 'create' || !originalDoc) {
    if (to) await assertEventTransition({ req, event: null, to })
    return data
  }
  const { id } = originalDoc
  const current = await lockEvent(req, id)
  if (current && current.updatedAt !== new Date(originalDoc.updatedAt).toISOString()) {
    throw new AppError('CONFLICT')
  }
  const event = { id, status: originalDoc.status }
  if (to && to !== event.status) await assertEventTransition({ req, event, to })
  if (data.deletedAt && !originalDoc.deletedAt) await assertMayTrash({ req, event })
  return data
}

/** What is no status at all is refused by the field. */
const knownStatus = (status: unknown): EventStatus | null =>
  typeof status === 'string' && status in eventStates.transitions ? (status as EventStatus) : null
