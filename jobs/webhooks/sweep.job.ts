import { defineJob } from '@jobs/defineJob'

/** Finds deliveries that are due and that nobody works on; deletes old ones and secrets that ran out. */
export const sweepWebhooks = defineJob({
  name: 'webhooks.sweep',
  queue: 'maintenance',
  payload: {},
  schedule: { everyMs: 60_000 },
})
