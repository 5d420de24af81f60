import { collectMetrics } from '@/operations/social/collectMetrics'
import { done, skipped } from '@jobs/jobHandler'
import type { JobContext, JobOutcome } from '@jobs/jobHandler'

/** Counts what people did with posts whose figures are old. Safe to repeat. */
export async function collectMetricsHandler({ payload, signal }: JobContext): Promise<JobOutcome> {
  const counted = await collectMetrics(payload, signal)
  return counted > 0 ? done : skipped('no figures are due')
}
