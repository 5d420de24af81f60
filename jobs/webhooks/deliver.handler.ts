import { deliver } from '@/operations/webhooks/deliver'
import { done, skipped } from '@jobs/jobHandler'
import type { JobContext, JobOutcome } from '@jobs/jobHandler'

type Payload = { delivery: string }

/** One try. Its claim keeps a second run away; receivers tell a repeated one by its id. */
export async function deliverWebhookHandler(
  { payload }: JobContext,
  { delivery }: Payload,
): Promise<JobOutcome> {
  const reason = await deliver(payload, delivery)
  return reason ? skipped(reason) : done
}
