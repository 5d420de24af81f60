import { closeResolvedTickets } from '@/operations/tickets/closeResolvedTickets'
import { done, type JobContext, type JobOutcome } from '@jobs/jobHandler'

/** Closes what has been resolved for long enough. Safe to repeat: a closed ticket is not found again. */
export async function closeResolvedHandler({ payload, logger }: JobContext): Promise<JobOutcome> {
  const closed = await closeResolvedTickets({ payload, now: new Date() })
  if (closed > 0) logger.info({ closed }, 'resolved tickets closed')
  return done
}
