import { defineJob } from '@jobs/defineJob'

/** Closes tickets that were resolved some days ago and that nobody has written to since. */
export const closeResolved = defineJob({
  name: 'tickets.closeResolved',
  queue: 'maintenance',
  payload: {},
  attempts: 1,
  schedule: { everyMs: 15 * 60_000 },
})
