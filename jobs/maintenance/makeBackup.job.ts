import { defineJob } from '@jobs/defineJob'

/** Makes a backup and removes those past their number. Scheduled by BACKUP_CRON; off without it. */
export const makeBackup = defineJob({
  name: 'maintenance.makeBackup',
  // Not beside the short sweeps of `maintenance`: a backup may take long.
  queue: 'documents',
  payload: {},
  attempts: 3,
  backoffMs: 60_000,
  timeoutMs: 6 * 60 * 60 * 1000,
})
