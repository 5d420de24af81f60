import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook } from 'payload'
import { AppError } from '@/errors'

const running: unknown[] = ['scheduled', 'sending', 'paused']

function assertAtRest(status: unknown): void {
  if (!running.includes(status)) return
  throw new AppError('CONFLICT', {
    message: 'This campaign is on its way. Cancel it first.',
    data: { status },
  })
}

/** A campaign that is on its way does not go to the trash. */
export const keepRunning: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  if (data.deletedAt && !originalDoc?.deletedAt) assertAtRest(originalDoc?.status)
  return data
}

/** Nor is it deleted for good. */
export const refuseDelete: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const campaign = await req.payload.findByID({
    collection: 'campaigns',
    id,
    depth: 0,
    select: { status: true },
    disableErrors: true,
    overrideAccess: true,
    trash: true,
    req,
  })
  assertAtRest(campaign?.status)
}
