import type { CollectionAfterChangeHook } from 'payload'
import type { CapacityPool } from '@/payload-types'
import { promoteWaitlist } from '@/operations/registrations/promoteWaitlist'

/** More capacity: the first who wait get the new seats, in the same transaction. */
export const promoteIntoRoom: CollectionAfterChangeHook<CapacityPool> = async ({
  doc,
  operation,
  req,
}) => {
  if (operation === 'update' && doc.waiting > 0) {
    const event = typeof doc.event === 'string' ? doc.event : doc.event.id
    await promoteWaitlist({ req, event })
  }
  return doc
}
