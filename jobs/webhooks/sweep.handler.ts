import { createLocalReq } from 'payload'
import { sweepDeliveries } from '@/operations/webhooks/sweepDeliveries'
import { done, skipped } from '@jobs/jobHandler'
import type { JobContext, JobOutcome } from '@jobs/jobHandler'

/** Asks again for what is due, and tidies up. Safe to repeat. */
export async function sweepWebhooksHandler({ payload }: JobContext): Promise<JobOutcome> {
  const found = await sweepDeliveries(await createLocalReq({}, payload))
  return found > 0 ? done : skipped('nothing was missed')
}
