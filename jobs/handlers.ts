import type { JobName, JobPayload } from '@jobs/catalog'
import { runImportHandler } from '@jobs/events/runImport.handler'
import { sweepImportsHandler } from '@jobs/events/sweepImports.handler'
import type { JobContext, JobOutcome } from '@jobs/jobHandler'
import { purgeOutboxHandler } from '@jobs/maintenance/purgeOutbox.handler'

/** Who does each job. */
export const handlers: {
  [Name in JobName]: (context: JobContext, payload: JobPayload<Name>) => Promise<JobOutcome>
} = {
  'maintenance.purgeOutbox': purgeOutboxHandler,
  'events.runImport': runImportHandler,
  'events.sweepImports': sweepImportsHandler,
}
