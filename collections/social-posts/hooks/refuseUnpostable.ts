import type { CollectionBeforeChangeHook } from 'payload'
import { assertPostable } from '@/operations/social/assertPostable'

/**
 * What a chosen account would refuse is refused when it is written. Descriptions of images stand in the files
 * and may still be written after a draft was saved.
 */
export const refuseUnpostable: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const post = { ...originalDoc, ...data }
  if (!data.deletedAt && ['draft', 'scheduled'].includes(post.status ?? 'draft')) {
    await assertPostable({ req, post, withAlt: originalDoc?.status === 'scheduled' })
  }
  return data
}
