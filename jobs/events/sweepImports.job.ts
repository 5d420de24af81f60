import { defineJob } from '@jobs/defineJob'

/** Starts imports again that stand still, and throws away files nobody needs any more. */
export const sweepImports = defineJob({
  name: 'events.sweepImports',
  queue: 'maintenance',
  payload: {},
  schedule: { everyMs: 60_000 },
})
