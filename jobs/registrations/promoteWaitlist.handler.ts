import { createLocalReq } from 'payload'
import { promoteWaitlist } from '@/operations/registrations/promoteWaitlist'
import type { JobPayload } from '@jobs/catalog'
import { done, type JobContext, type JobOutcome } from '@jobs/jobHandler'

/** Gives the free seats of an event to those who wait. Safe to repeat: no seats, nobody moves. */
export async function promoteWaitlistHandler(
  { payload, logger }: JobContext,
  { event }: JobPayload<'registrations.promoteWaitlist'>,
): Promise<JobOutcome> {
  const req = await createLocalReq({}, payload)
  const promoted = await promoteWaitlist({ req, event })
  logger.info({ event, promoted }, 'waiting list moved up')
  return done
}
