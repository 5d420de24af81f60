import { createLocalReq } from 'payload'
import { startScheduled } from '@/operations/campaigns/startScheduled'
import { done, skipped, type JobContext, type JobOutcome } from '@jobs/jobHandler'

type Payload = { campaign: string; scheduledAt: string }

/** Starts the campaign, or fails it with the reason where it cannot be sent. Safe to repeat: a start counts once. */
export async function startCampaignHandler(
  { payload }: JobContext,
  { campaign, scheduledAt }: Payload,
): Promise<JobOutcome> {
  const req = await createLocalReq({}, payload)
  const started = await startScheduled({ req, campaign, scheduledAt })
  return started ? done : skipped('not scheduled for this moment any more')
}
