import { defineJob } from '@jobs/defineJob'

/** Asks the platforms what people did with our posts. */
export const collectMetricsJob = defineJob({
  name: 'social.collectMetrics',
  queue: 'social',
  payload: {},
  timeoutMs: 600_000,
  attempts: 1,
  schedule: { everyMs: 15 * 60_000 },
})
