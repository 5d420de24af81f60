import { announceEvent } from '@/operations/webhooks/announceEvent'
import { done, skipped } from '@jobs/jobHandler'
import type { JobContext, JobOutcome } from '@jobs/jobHandler'

type Payload = { event: string; type: string; subject: string; at: string }

/** One delivery per endpoint and event, by its unique index: safe to run twice. */
export async function announceWebhookHandler(
  { payload }: JobContext,
  announced: Payload,
): Promise<JobOutcome> {
  const count = await announceEvent(payload, announced)
  return count > 0 ? done : skipped('no endpoint wants it')
}
