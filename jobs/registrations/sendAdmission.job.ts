import { z } from 'zod'
import { defineJob } from '@jobs/defineJob'

/** Sends the confirmed person the admission: mail with PDF and calendar file. Once per round. */
export const sendAdmission = defineJob({
  name: 'registrations.sendAdmission',
  queue: 'mail',
  payload: {
    registration: z.uuid(),
    /** The registration's round when it was asked for: a later one makes this mail out of date. */
    round: z.int().positive(),
    /** Came from the waiting list. */
    promoted: z.boolean().default(false),
  },
  attempts: 12,
  backoffMs: 5_000,
})
