import type { CollectionAfterChangeHook } from 'payload'
import type { Event } from '@/payload-types'
import { recordWebhook } from '@/operations/webhooks/recordWebhook'

/** Other systems hear when an event is published and when it is cancelled. */
export const tellOtherSystems: CollectionAfterChangeHook<Event> = async ({
  doc,
  previousDoc,
  req,
}) => {
  const { status } = doc
  if (status !== previousDoc?.status && (status === 'published' || status === 'cancelled')) {
    await recordWebhook({ req, type: `event.${status}`, subject: doc.id })
  }
  return doc
}
