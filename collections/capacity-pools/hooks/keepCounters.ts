import type { CollectionBeforeChangeHook } from 'payload'
import { AppError } from '@/errors'
import type { CapacityPool } from '@/payload-types'
import { lockPools } from '@/operations/registrations/lockPools'

/**
 * The counters belong to claims and releases: whatever is written here, they stay as they are now, under
 * lock. Refuses a capacity below the seats that are held and taken.
 */
export const keepCounters: CollectionBeforeChangeHook<CapacityPool> = async ({
  data,
  originalDoc,
  operation,
  req,
}) => {
  if (operation === 'create' || !originalDoc) return { ...data, held: 0, taken: 0, waiting: 0 }
  const event = typeof originalDoc.event === 'string' ? originalDoc.event : originalDoc.event.id
  const pool = (await lockPools(req, event)).find(({ id }) => id === originalDoc.id)
  if (!pool) throw new AppError('NOT_FOUND')
  const { held, taken, waiting } = pool
  const capacity = data.capacity ?? null
  const overbook = data.overbook ?? 0
  if (capacity !== null && held + taken > capacity + overbook) {
    throw new AppError('CAPACITY_BELOW_TAKEN', { data: { capacity, overbook, held, taken } })
  }
  return { ...data, held, taken, waiting }
}
