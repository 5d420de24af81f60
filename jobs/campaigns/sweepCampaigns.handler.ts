import { sweepCampaigns } from '@/operations/campaigns/sweepCampaigns'
import { done, type JobContext, type JobOutcome } from '@jobs/jobHandler'

/** Repairs; safe to repeat. */
export async function sweepCampaignsHandler({ payload, logger }: JobContext): Promise<JobOutcome> {
  const repaired = await sweepCampaigns(payload)
  if (Object.values(repaired).some((count) => count > 0)) {
    logger.warn(repaired, 'campaigns were repaired')
  }
  return done
}
