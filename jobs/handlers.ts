import { clearCancelledHandler } from '@jobs/campaigns/clearCancelled.handler'
import { planCampaignHandler } from '@jobs/campaigns/planCampaign.handler'
import { sendBatchHandler } from '@jobs/campaigns/sendBatch.handler'
import { startCampaignHandler } from '@jobs/campaigns/startCampaign.handler'
import { sweepCampaignsHandler } from '@jobs/campaigns/sweepCampaigns.handler'
import type { JobName, JobPayload } from '@jobs/catalog'
import type { JobContext, JobOutcome } from '@jobs/jobHandler'
import { purgeOutboxHandler } from '@jobs/maintenance/purgeOutbox.handler'

/** Who does each job. */
export const handlers: {
  [Name in JobName]: (context: JobContext, payload: JobPayload<Name>) => Promise<JobOutcome>
} = {
  'campaigns.clearCancelled': clearCancelledHandler,
  'campaigns.planCampaign': planCampaignHandler,
  'campaigns.sendBatch': sendBatchHandler,
  'campaigns.startCampaign': startCampaignHandler,
  'campaigns.sweepCampaigns': sweepCampaignsHandler,
  'maintenance.purgeOutbox': purgeOutboxHandler,
}
