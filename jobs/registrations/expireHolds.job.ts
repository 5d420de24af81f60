import { defineJob } from '@jobs/defineJob'

/** Ends holds, offers and unpaid places whose time is over, and gives their seats on. */
export const expireHolds = defineJob({
  name: 'registrations.expireHolds',
  queue: 'events',
  payload: {},
  attempts: 1,
  schedule: { everyMs: 30_000 },
})
