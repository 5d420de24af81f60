import { sweepCertificates } from '@/operations/certificates/sweepCertificates'
import { done } from '@jobs/jobHandler'
import type { JobContext, JobOutcome } from '@jobs/jobHandler'

/** Safe to repeat. */
export async function sweepCertificatesHandler({
  payload,
  logger,
}: JobContext): Promise<JobOutcome> {
  const found = await sweepCertificates(payload)
  if (Object.values(found).some((count) => count > 0)) logger.warn(found, 'certificates were stuck')
  return done
}
