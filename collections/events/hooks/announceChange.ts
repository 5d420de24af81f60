import type { CollectionAfterChangeHook } from 'payload'
import { record } from '@/outbox/record'
import { describeEventChange, type Occasion } from '@/operations/events/describeEventChange'
import type { Event } from '@/payload-types'
import { announceChange as job } from '@jobs/events/announceChange.job'

/** A change that registrants must hear about: one job tells them all, once. */
export const announceChange: CollectionAfterChangeHook<Event> = async ({
  doc,
  operation,
  previousDoc,
  req,
}) => {
  if (operation === 'create' || doc.deletedAt) return doc
  const change = describeEventChange(previousDoc as Occasion, doc as Occasion)
  if (!change) return doc
  const { startDate, endDate, timezone, location = null } = previousDoc
  const wasPostponed = previousDoc.status === 'postponed'
  const previous = {
    startDate: (wasPostponed && doc.previousStartDate) || startDate,
    endDate,
    timezone,
    location,
  }
  const payload = { event: doc.id, sequence: doc.icsSequence ?? 1, change, previous }
  await record({ req, job, payload })
  return doc
}
