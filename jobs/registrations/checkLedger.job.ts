import { defineJob } from '@jobs/defineJob'

/** Compares the counters of every pool with the ledger of its seats, and alarms where they differ. */
export const checkLedger = defineJob({
  name: 'registrations.checkLedger',
  queue: 'maintenance',
  payload: {},
  attempts: 1,
  schedule: { everyMs: 10 * 60_000 },
})
