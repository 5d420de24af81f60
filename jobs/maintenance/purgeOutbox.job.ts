import { defineJob } from '@jobs/defineJob'

/** Deletes published outbox rows after a week and expired idempotency keys. */
export const purgeOutbox = defineJob({
  name: 'maintenance.purgeOutbox',
  queue: 'maintenance',
  payload: {},
  schedule: { everyMs: 60 * 60 * 1000 },
})
