import { publishTarget } from '@/operations/social/publishTarget'
import { done, skipped } from '@jobs/jobHandler'
import type { JobContext, JobOutcome } from '@jobs/jobHandler'

type Payload = { target: string }

/** One try for one account. The target's claim and key make a second run harmless. */
export async function publishTargetHandler(
  { payload }: JobContext,
  { target }: Payload,
): Promise<JobOutcome> {
  const reason = await publishTarget(payload, target)
  return reason ? skipped(reason) : done
}
