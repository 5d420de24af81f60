import { defineJob } from '@jobs/defineJob'

/** Finds registrations whose admission or notice should have gone out and did not, and asks for it again. */
export const sweepMails = defineJob({
  name: 'registrations.sweepMails',
  queue: 'maintenance',
  payload: {},
  attempts: 1,
  schedule: { everyMs: 5 * 60_000 },
})
