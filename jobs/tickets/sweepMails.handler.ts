import { sweepTicketMails } from '@/operations/tickets/sweepTicketMails'
import { done, type JobContext, type JobOutcome } from '@jobs/jobHandler'

/** Asks again for mails that were missed. Safe to repeat: the mail ledger sends each once. */
export async function sweepTicketMailsHandler({
  payload,
  logger,
}: JobContext): Promise<JobOutcome> {
  const missed = await sweepTicketMails(payload)
  if (missed > 0) logger.warn({ missed }, 'tickets whose mail was missed: asked for again')
  return done
}
