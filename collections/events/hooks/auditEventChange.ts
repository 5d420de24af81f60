import type { CollectionBeforeChangeHook } from 'payload'
import { appendAudit } from '@/operations/audit/appendAudit'
import { describeChange } from '@/operations/audit/describeChange'
import type { Event } from '@/payload-types'

const fields = [
  'status',
  'title',
  'slug',
  'visibility',
  'startDate',
  'endDate',
  'timezone',
  'attendanceMode',
  'location',
  'virtualUrl',
  'capacity',
  'price',
  'currency',
  'registrationOpensAt',
  'registrationClosesAt',
  'waitlistEnabled',
  'approvalRequired',
  'onePerEmail',
  'deletedAt',
] as const

/** Every change that people or money depend on is written down, with its author and the reason given. */
export const auditEventChange: CollectionBeforeChangeHook<Event> = async ({
  context,
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (operation === 'create' || !originalDoc) return data
  const diff = describeChange({ before: originalDoc, after: data as Event, fields })
  if (Object.keys(diff).length === 0) return data
  await appendAudit({
    req,
    action: `events.${verbOf(diff, data)}`,
    subjectType: 'events',
    subject: originalDoc.id,
    diff,
    reason: typeof context.reason === 'string' ? context.reason : null,
  })
  return data
}

function verbOf(diff: Record<string, unknown>, data: Partial<Event>): string {
  if (diff.deletedAt) return data.deletedAt ? 'trashed' : 'restored'
  return diff.status ? String(data.status) : 'updated'
}
