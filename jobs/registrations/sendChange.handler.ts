import { sendMail } from '@/operations/deliveries/sendMail'
import { composeChange } from '@/operations/registrations/composeChange'
import { readMailFacts } from '@/operations/registrations/readMailFacts'
import type { JobPayload } from '@jobs/catalog'
import { skipped, type JobContext, type JobOutcome } from '@jobs/jobHandler'

const stands = ['held', 'pending', 'confirmed', 'waitlisted', 'offered']

/** Mails one person that the event changed. Once per change: its sequence is the round of the mail. */
export async function sendChangeHandler(
  job: JobContext,
  { registration, sequence, change, previous }: JobPayload<'registrations.sendChange'>,
): Promise<JobOutcome> {
  const facts = await readMailFacts(job.payload, registration)
  if (!facts) return skipped('the registration is gone')
  if (
    change === 'cancelled' ? facts.event.status !== 'cancelled' : !stands.includes(facts.status)
  ) {
    return skipped(`the registration is ${facts.status}`)
  }
  if (facts.event.icsSequence > sequence) return skipped('a later change is announced instead')
  return sendMail({
    job,
    kind: `event-${change}`,
    subject: registration,
    contact: facts.contact,
    round: sequence,
    compose: () => composeChange({ facts, change, previous }),
  })
}
