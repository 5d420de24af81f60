import type { CollectionAfterChangeHook } from 'payload'
import { record } from '@/outbox/record'
import { checkAccountJob } from '@jobs/social/checkAccount.job'

/** New credentials are tried at once, so that a typing mistake is found before a post is due. */
export const askForCheck: CollectionAfterChangeHook = async ({ doc, context, req }) => {
  if (context.credentialsChanged) {
    const payload = { account: String(doc.id) }
    await record({ req, job: checkAccountJob, payload, dedupeKey: `social-check:${doc.id}` })
  }
  return doc
}
