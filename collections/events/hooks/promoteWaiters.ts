import type { CollectionAfterChangeHook } from 'payload'
import { promoteWaitlist } from '@/operations/registrations/promoteWaitlist'
import type { Event } from '@/payload-types'

/** More seats: the first who wait get them, in the transaction that makes room. */
export const promoteWaiters: CollectionAfterChangeHook<Event> = async ({
  doc,
  operation,
  previousDoc,
  req,
}) => {
  if (operation === 'create' || doc.status !== 'published') return doc
  const [before, now] = [previousDoc.capacity ?? Infinity, doc.capacity ?? Infinity]
  if (now > before) await promoteWaitlist({ req, event: doc.id })
  return doc
}
