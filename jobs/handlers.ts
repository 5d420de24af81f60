import type { JobName, JobPayload } from '@jobs/catalog'
import { runImportHandler } from '@jobs/events/runImport.handler'
import { sweepImportsHandler } from '@jobs/events/sweepImports.handler'
import type { JobContext, JobOutcome } from '@jobs/jobHandler'
import { purgeOutboxHandler } from '@jobs/maintenance/purgeOutbox.handler'
import { makeVariantsHandler } from '@jobs/media/makeVariants.handler'
import { sweepVariantsHandler } from '@jobs/media/sweepVariants.handler'
import { checkLedgerHandler } from '@jobs/registrations/checkLedger.handler'
import { expireHoldsHandler } from '@jobs/registrations/expireHolds.handler'
import { promoteWaitlistHandler } from '@jobs/registrations/promoteWaitlist.handler'
import { sendAdmissionHandler } from '@jobs/registrations/sendAdmission.handler'
import { sendNoticeHandler } from '@jobs/registrations/sendNotice.handler'
import { sweepMailsHandler } from '@jobs/registrations/sweepMails.handler'

/** Who does each job. */
export const handlers: {
  [Name in JobName]: (context: JobContext, payload: JobPayload<Name>) => Promise<JobOutcome>
} = {
  'maintenance.purgeOutbox': purgeOutboxHandler,
  'media.makeVariants': makeVariantsHandler,
  'media.sweepVariants': sweepVariantsHandler,
  'events.runImport': runImportHandler,
  'events.sweepImports': sweepImportsHandler,
  'registrations.checkLedger': checkLedgerHandler,
  'registrations.expireHolds': expireHoldsHandler,
  'registrations.promoteWaitlist': promoteWaitlistHandler,
  'registrations.sendAdmission': sendAdmissionHandler,
  'registrations.sendNotice': sendNoticeHandler,
  'registrations.sweepMails': sweepMailsHandler,
}
