import { sendMail } from '@/operations/deliveries/sendMail'
import { composeAdmission } from '@/operations/registrations/composeAdmission'
import { readMailFacts } from '@/operations/registrations/readMailFacts'
import type { JobPayload } from '@jobs/catalog'
import { skipped, type JobContext, type JobOutcome } from '@jobs/jobHandler'

/**
 * Mails the admission of a confirmed registration, in the person's language. Out of date (cancelled, in
 * other hands, a later round) it sends nothing. Once per round: the ledger sees to it.
 */
export async function sendAdmissionHandler(
  job: JobContext,
  { registration, round, promoted }: JobPayload<'registrations.sendAdmission'>,
): Promise<JobOutcome> {
  const facts = await readMailFacts(job.payload, registration)
  if (!facts) return skipped('the registration is gone')
  if (facts.round !== round) return skipped('a later round has begun')
  if (facts.status !== 'confirmed') return skipped(`the registration is ${facts.status}`)
  const about = { kind: 'admission', subject: registration, contact: facts.contact, round }
  return sendMail({ job, ...about, compose: () => composeAdmission(facts, promoted) })
}
