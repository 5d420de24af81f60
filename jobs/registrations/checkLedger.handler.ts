import { findLedgerDifferences } from '@/operations/registrations/findLedgerDifferences'
import { done, type JobContext, type JobOutcome } from '@jobs/jobHandler'

/** One error in the log per pool whose counters are wrong. Changes nothing: a difference is a bug to find. */
export async function checkLedgerHandler({ payload, logger }: JobContext): Promise<JobOutcome> {
  for (const difference of await findLedgerDifferences(payload)) {
    logger.error({ difference }, 'seats: the counters of a pool differ from its ledger')
  }
  return done
}
