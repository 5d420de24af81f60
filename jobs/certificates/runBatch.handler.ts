import { runBatchLane } from '@/operations/certificates/runBatchLane'
import { done } from '@jobs/jobHandler'
import type { JobContext, JobOutcome } from '@jobs/jobHandler'

type Payload = { batch: string; lane: number }

/** Safe to run twice and beside others: each certificate is claimed by one lane at a time. */
export async function runBatchHandler(
  { payload, jobId, signal, progress }: JobContext,
  { batch, lane }: Payload,
): Promise<JobOutcome> {
  await runBatchLane({ payload, batch, lane, by: jobId, signal, progress })
  return done
}
