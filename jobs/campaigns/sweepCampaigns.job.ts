import { defineJob } from '@jobs/defineJob'

/**
 * Finds what a process that died left of campaigns: claims nobody holds, batches without a job, schedules that
 * were missed, campaigns that have ended.
 */
export const sweepCampaigns = defineJob({
  name: 'campaigns.sweepCampaigns',
  queue: 'maintenance',
  payload: {},
  attempts: 1,
  schedule: { everyMs: 10_000 },
})
