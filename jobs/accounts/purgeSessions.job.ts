import { defineJob } from '@jobs/defineJob'

/** Deletes refresh tokens a while after their end, and counters of limits that have run out. */
export const purgeSessions = defineJob({
  name: 'accounts.purgeSessions',
  queue: 'maintenance',
  payload: {},
  schedule: { everyMs: 60 * 60 * 1000 },
})
