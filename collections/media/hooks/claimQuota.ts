import type { CollectionBeforeChangeHook } from 'payload'
import { holds } from '@/access/can'
import { assertWithinQuota } from '@/operations/media/assertWithinQuota'
import type { Media } from '@/payload-types'

/** What a person uploads counts against their quota; staff who look after all files have none. */
export const claimQuota: CollectionBeforeChangeHook<Media> = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  const changed = data.filename !== undefined && data.filename !== originalDoc?.filename
  if (!changed || !req.user || holds(req, 'media.update')) return data
  await assertWithinQuota({
    req,
    owner: String(req.user.id),
    bytes: data.filesize ?? 0,
    replaced: operation === 'update' ? originalDoc?.id : undefined,
  })
  return data
}
