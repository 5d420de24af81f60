import type { CollectionAfterChangeHook } from 'payload'
import { appendAudit } from '@/operations/audit/appendAudit'
import { makeEventDefaults } from '@/operations/events/makeEventDefaults'
import type { Event } from '@/payload-types'

/** A new event can take registrations at once: its pool, default ticket type and check-in list come with it. */
export const makeDefaults: CollectionAfterChangeHook<Event> = async ({ doc, operation, req }) => {
  if (operation !== 'create') return doc
  await makeEventDefaults({ req, event: doc })
  await appendAudit({
    req,
    action: 'events.created',
    subjectType: 'events',
    subject: doc.id,
    diff: { status: { from: null, to: doc.status } },
  })
  return doc
}
