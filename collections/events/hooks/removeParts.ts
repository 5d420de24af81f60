import type { CollectionBeforeDeleteHook } from 'payload'
import { appendAudit } from '@/operations/audit/appendAudit'
import { removeEventParts } from '@/operations/events/removeEventParts'

/** Deleting for ever takes the event's parts along, and is refused while anything refers to it. */
export const removeParts: CollectionBeforeDeleteHook = async ({ id, req }) => {
  await removeEventParts(req, String(id))
  await appendAudit({ req, action: 'events.deleted', subjectType: 'events', subject: String(id) })
}
