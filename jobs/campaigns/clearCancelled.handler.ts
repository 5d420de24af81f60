import { clearUnsent } from '@/operations/campaigns/clearUnsent'
import { done, type JobContext, type JobOutcome } from '@jobs/jobHandler'

/** Safe to repeat. */
export async function clearCancelledHandler(
  { payload }: JobContext,
  { campaign }: { campaign: string },
): Promise<JobOutcome> {
  await clearUnsent(payload, campaign)
  return done
}
