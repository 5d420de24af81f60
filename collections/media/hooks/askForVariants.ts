import type { CollectionAfterChangeHook } from 'payload'
import { makeVariantsJob } from '@jobs/media/makeVariants.job'
import { record } from '@/outbox/record'
import type { Media } from '@/payload-types'

/** A new picture gets its smaller copies once it is committed, by a job. */
export const askForVariants: CollectionAfterChangeHook<Media> = async ({
  doc,
  previousDoc,
  req,
}) => {
  const isNew = doc.filename !== previousDoc?.filename
  if (isNew && doc.variants === 'pending') {
    await record({ req, job: makeVariantsJob, payload: { media: doc.id } })
  }
  return doc
}
