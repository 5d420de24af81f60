import { done, type JobContext, type JobOutcome } from '@jobs/jobHandler'
import { sweepImports } from '@/operations/eventImports/sweepImports'

export async function sweepImportsHandler({ payload, logger }: JobContext): Promise<JobOutcome> {
  const swept = await sweepImports(payload)
  if (swept.restarted + swept.purged > 0) logger.info(swept, 'imports swept')
  return done
}
