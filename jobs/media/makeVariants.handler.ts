import { storeVariants } from '@/operations/media/storeVariants'
import { done, skipped, type JobContext, type JobOutcome } from '@jobs/jobHandler'

/** Makes and stores the smaller copies. Safe to repeat: equal names, equal bytes. */
export async function makeVariantsHandler(
  { payload }: JobContext,
  { media }: { media: string },
): Promise<JobOutcome> {
  const outcome = await storeVariants(payload, media)
  return outcome === 'stored' ? done : skipped(outcome)
}
