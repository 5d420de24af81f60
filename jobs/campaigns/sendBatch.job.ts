import { z } from 'zod'
import { defineJob } from '@jobs/defineJob'

/** Sends what is due of one thousand of a campaign. */
export const sendBatch = defineJob({
  name: 'campaigns.sendBatch',
  queue: 'campaigns',
  payload: { campaign: z.uuid(), batch: z.int().min(0) },
  timeoutMs: 600_000,
})
