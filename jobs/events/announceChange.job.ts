import { z } from 'zod'
import { defineJob } from '@jobs/defineJob'

export const announcedChanges = ['cancelled', 'changed', 'postponed'] as const

/** How an event was announced before it changed: what the mail sets beside how it stands now. */
export const previousFacts = z.object({
  startDate: z.string(),
  endDate: z.string(),
  timezone: z.string(),
  location: z.string().nullable(),
})

/** Tells everyone registered for an event that it changed, once per change: asks for one mail each. */
export const announceChange = defineJob({
  name: 'events.announceChange',
  queue: 'events',
  payload: {
    event: z.uuid(),
    /** The event's sequence after this change: a later one makes this announcement out of date. */
    sequence: z.int().positive(),
    change: z.enum(announcedChanges),
    previous: previousFacts,
  },
  timeoutMs: 600_000,
})
