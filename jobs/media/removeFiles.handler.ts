import { removeUpload } from '@/operations/media/removeUpload'
import { done, skipped, type JobContext, type JobOutcome } from '@jobs/jobHandler'

/** Safe to repeat: a folder in the store is never used for another upload. */
export async function removeFilesHandler(
  { payload }: JobContext,
  { folder }: { folder: string },
): Promise<JobOutcome> {
  return (await removeUpload(payload, folder)) === 'removed' ? done : skipped('a row has this file')
}
