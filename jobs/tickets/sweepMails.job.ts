import { defineJob } from '@jobs/defineJob'

/** Finds tickets and answers whose mail should have gone out and did not, and asks for it again. */
export const sweepTicketMails = defineJob({
  name: 'tickets.sweepMails',
  queue: 'maintenance',
  payload: {},
  attempts: 1,
  schedule: { everyMs: 5 * 60_000 },
})
