import type { CollectionBeforeChangeHook } from 'payload'
import { AppError } from '@/errors'

const locked = [
  'subject',
  'preheader',
  'content',
  'audience',
  'template',
  'event',
  'sender',
  'locale',
  'trackOpens',
  'trackClicks',
] as const

/**
 * What people get is settled once a campaign is scheduled: only drafts change in content or audience.
 * @throws AppError 409 naming the fields
 */
export const lockOnceStarted: CollectionBeforeChangeHook = ({ data, operation, originalDoc }) => {
  if (operation !== 'update' || originalDoc?.status === 'draft') return data
  const changed = locked.filter(
    (field) => field in data && comparable(data[field]) !== comparable(originalDoc?.[field]),
  )
  if (changed.length === 0) return data
  throw new AppError('CONFLICT', {
    message:
      'Only a draft can be changed. Take a scheduled campaign back to draft first, or duplicate this one.',
    data: { status: originalDoc?.status, fields: changed },
  })
}

/** Equal for what a form sends back unchanged: nothing is nothing, and a relation is its id. */
function comparable(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, inner: unknown) => {
    if (inner === undefined || inner === '') return null
    if (typeof inner === 'object' && inner !== null && 'id' in inner && 'createdAt' in inner) {
      return (inner as { id: unknown }).id
    }
    return inner
  })
}
