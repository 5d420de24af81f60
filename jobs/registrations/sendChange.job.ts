import { z } from 'zod'
import { defineJob } from '@jobs/defineJob'

/** Tells one person that the event they registered for changed. Once per change. */
export const sendChange = defineJob({
  name: 'registrations.sendChange',
  queue: 'mail',
  payload: {
    registration: z.uuid(),
    sequence: z.int().positive(),
    change: z.enum(['cancelled', 'changed', 'postponed']),
    previous: z.object({
      startDate: z.string(),
      endDate: z.string(),
      timezone: z.string(),
      location: z.string().nullable(),
    }),
  },
  attempts: 12,
  backoffMs: 5_000,
})
