import { sendMail } from '@/operations/deliveries/sendMail'
import { composeNotice, isCurrent } from '@/operations/registrations/composeNotice'
import { composeTransferred } from '@/operations/registrations/composeTransferred'
import { findPlace } from '@/operations/registrations/findPlace'
import { readMailFacts } from '@/operations/registrations/readMailFacts'
import type { JobPayload } from '@jobs/catalog'
import { skipped, type JobContext, type JobOutcome } from '@jobs/jobHandler'

/**
 * Mails what became of a registration where no admission goes out. Out of date it sends nothing: whoever
 * was promoted meanwhile hears that instead. Once per round: the ledger sees to it.
 */
export async function sendNoticeHandler(
  job: JobContext,
  { registration, round, notice, cause, contact }: JobPayload<'registrations.sendNotice'>,
): Promise<JobOutcome> {
  const { payload } = job
  const facts = await readMailFacts(payload, registration)
  if (!facts) return skipped('the registration is gone')
  const about = { job, kind: notice, subject: registration, round }
  if (notice === 'transferred') {
    if (!contact) return skipped('nobody to tell')
    const compose = () => composeTransferred({ payload, facts, contact })
    return sendMail({ ...about, contact, compose })
  }
  if (facts.round !== round) return skipped('a later round has begun')
  if (!isCurrent(facts, notice)) return skipped(`the registration is ${facts.status}`)
  const position = notice === 'waitlisted' ? await findPlace(payload, registration) : undefined
  const compose = async () => composeNotice({ facts, notice, cause, position })
  return sendMail({ ...about, contact: facts.contact, compose })
}
