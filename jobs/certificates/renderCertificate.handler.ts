import { claimCertificates } from '@/operations/certificates/claimCertificates'
import { issueClaimed } from '@/operations/certificates/issueClaimed'
import { done, skipped } from '@jobs/jobHandler'
import type { JobContext, JobOutcome } from '@jobs/jobHandler'

/** Safe to run twice: whoever claims the certificate prints it, from the same snapshot to the same bytes. */
export async function renderCertificateHandler(
  { payload, jobId }: JobContext,
  { certificate }: { certificate: string },
): Promise<JobOutcome> {
  const claimed = await claimCertificates({ payload, which: { certificate }, by: jobId })
  if (claimed.length === 0) return skipped('not waiting to be printed')
  const { failed } = await issueClaimed({ payload, claimed, by: jobId })
  if (failed.length > 0) throw new Error(`The certificate was not printed: ${failed[0]?.reason}`)
  return done
}
