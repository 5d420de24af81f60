import { z } from 'zod'
import { defineJob } from '@jobs/defineJob'

/** Starts a scheduled campaign, if it is still to start at that moment. */
export const startCampaign = defineJob({
  name: 'campaigns.startCampaign',
  queue: 'campaigns',
  payload: { campaign: z.uuid(), scheduledAt: z.iso.datetime() },
  timeoutMs: 600_000,
})
