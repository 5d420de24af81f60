import { defineJob } from '@jobs/defineJob'

/** Each night: removes stored files that no row has, and reports rows whose file is gone. */
export const sweepFilesJob = defineJob({
  name: 'media.sweepFiles',
  // Not beside the short sweeps of `maintenance`: it looks at every file there is.
  queue: 'documents',
  payload: {},
  attempts: 2,
  backoffMs: 60_000,
  timeoutMs: 60 * 60 * 1000,
  schedule: { cron: '40 3 * * *', timezone: 'UTC' },
})
