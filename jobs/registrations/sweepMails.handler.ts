import { sweepMails } from '@/operations/registrations/sweepMails'
import { done, type JobContext, type JobOutcome } from '@jobs/jobHandler'

/** Asks again for mails that were missed. Safe to repeat: the mail ledger sends each once. */
export async function sweepMailsHandler({ payload, logger }: JobContext): Promise<JobOutcome> {
  const missed = await sweepMails(payload)
  if (missed > 0) logger.warn({ missed }, 'registrations whose mail was missed: asked for again')
  return done
}
