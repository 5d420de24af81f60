import { z } from 'zod'
import { defineJob } from '@jobs/defineJob'

/** Writes the ledger of a campaign that started: one row per recipient, then a job per thousand. */
export const planCampaign = defineJob({
  name: 'campaigns.planCampaign',
  queue: 'campaigns',
  payload: { campaign: z.uuid() },
  timeoutMs: 600_000,
})
