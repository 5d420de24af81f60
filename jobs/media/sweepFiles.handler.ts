import { sweepFiles } from '@/operations/media/sweepFiles'
import { done, type JobContext, type JobOutcome } from '@jobs/jobHandler'

/** Safe to repeat. */
export async function sweepFilesHandler({
  payload,
  logger,
  signal,
}: JobContext): Promise<JobOutcome> {
  const { seen, removed, missing } = await sweepFiles({ payload, signal })
  if (removed > 0) logger.warn({ seen, removed }, 'stored files without a row were removed')
  if (missing.length > 0) {
    logger.error({ count: missing.length, first: missing.slice(0, 20) }, 'files of rows are gone')
  }
  return done
}
