import { expireHolds } from '@/operations/registrations/expireHolds'
import { done, type JobContext, type JobOutcome } from '@jobs/jobHandler'

/** Ends what was kept for a time that is over. Safe to repeat. */
export async function expireHoldsHandler({
  payload,
  logger,
  signal,
}: JobContext): Promise<JobOutcome> {
  const expired = await expireHolds(payload, signal)
  if (expired > 0) logger.info({ expired }, 'places expired')
  return done
}
