import type { JobName, JobPayload } from '@jobs/catalog'
import type { JobContext, JobOutcome } from '@jobs/jobHandler'
import { purgeSessionsHandler } from '@jobs/accounts/purgeSessions.handler'
import { sendAccountMailHandler } from '@jobs/accounts/sendAccountMail.handler'
import { purgeOutboxHandler } from '@jobs/maintenance/purgeOutbox.handler'

/** Who does each job. */
export const handlers: {
  [Name in JobName]: (context: JobContext, payload: JobPayload<Name>) => Promise<JobOutcome>
} = {
  'accounts.purgeSessions': purgeSessionsHandler,
  'accounts.sendAccountMail': sendAccountMailHandler,
  'maintenance.purgeOutbox': purgeOutboxHandler,
}
