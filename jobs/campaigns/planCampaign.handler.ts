import { finishIfDone } from '@/operations/campaigns/endBatch'
import { planLedger } from '@/operations/campaigns/planLedger'
import { done, skipped, type JobContext, type JobOutcome } from '@jobs/jobHandler'

/** Writes the ledger in slices that each stand alone: safe to repeat and to cut off. */
export async function planCampaignHandler(
  { payload, signal }: JobContext,
  { campaign }: { campaign: string },
): Promise<JobOutcome> {
  const planned = await planLedger({ payload, campaign, signal })
  if (planned === null) return skipped('planned already, or not to be sent any more')
  // Everyone may have been skipped.
  await finishIfDone(payload, campaign)
  return done
}
