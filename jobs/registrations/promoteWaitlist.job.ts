import { z } from 'zod'
import { defineJob } from '@jobs/defineJob'

/** Gives the free seats of an event to those who wait for them. */
export const promoteWaitlistJob = defineJob({
  name: 'registrations.promoteWaitlist',
  queue: 'events',
  payload: { event: z.uuid() },
})
