import { z } from 'zod'
import { defineJob } from '@jobs/defineJob'

/** Marks what a cancelled campaign did not send any more. */
export const clearCancelled = defineJob({
  name: 'campaigns.clearCancelled',
  queue: 'campaigns',
  payload: { campaign: z.uuid() },
  timeoutMs: 600_000,
})
