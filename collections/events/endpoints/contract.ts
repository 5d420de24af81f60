import { z } from 'zod'
import { docOf } from '@/operations/contract/contractEntry'
import type { ContractEntry } from '@/operations/contract/contractEntry'
import { changeStatusSchema } from './changeStatus'

const tag = 'Events'
const revenue = z.object({
  ...{ currency: z.string(), grossMinor: z.int(), refundedMinor: z.int(), netMinor: z.int() },
})

/** What stands beside the generated operations of /api/events. */
export const eventContract: ContractEntry[] = [
  {
    id: 'setEventStatus',
    ...{ method: 'patch', path: '/api/events/:id/status', tag, who: 'events.publish' },
    summary: 'Change the status of an event, with a reason for the audit log',
    body: changeStatusSchema,
    example: { status: 'published' },
    answers: { 200: z.object({ doc: docOf('events') }) },
    errors: ['ILLEGAL_TRANSITION', 'CONFLICT'],
    mutation: 'setEventStatus',
  },
  {
    id: 'readEventAnalytics',
    ...{ method: 'get', path: '/api/events/:id/analytics', tag, who: 'events.analytics' },
    summary: 'How an event does',
    description: 'At most 5 s old. Days are those of the event’s time zone.',
    answers: {
      200: z.object({
        byStatus: z.record(z.string(), z.int()),
        capacity: z.int().nullable(),
        fillRate: z.number().min(0).max(1).nullable(),
        revenue,
        otherRevenue: z.array(revenue).optional(),
        ...{ checkIns: z.int(), noShows: z.int() },
        perDay: z.array(
          z.object({ day: z.iso.date(), registrations: z.int(), grossMinor: z.int() }),
        ),
        sources: z.record(z.string(), z.int()),
      }),
    },
  },
  {
    id: 'readEventCalendar',
    ...{ method: 'get', path: '/api/events/:id/calendar.ics', tag, who: 'anyone' },
    summary: 'The event for a calendar',
    query: z.object({ locale: z.enum(['en', 'tr']).optional() }),
    answers: { 200: { media: 'text/calendar' }, 304: null },
  },
]
