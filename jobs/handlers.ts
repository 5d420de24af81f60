import { clearCancelledHandler } from '@jobs/campaigns/clearCancelled.handler'
import { planCampaignHandler } from '@jobs/campaigns/planCampaign.handler'
import { sendBatchHandler } from '@jobs/campaigns/sendBatch.handler'
import { startCampaignHandler } from '@jobs/campaigns/startCampaign.handler'
import { sweepCampaignsHandler } from '@jobs/campaigns/sweepCampaigns.handler'
import type { JobName, JobPayload } from '@jobs/catalog'
import { announceChangeHandler } from '@jobs/events/announceChange.handler'
import { runImportHandler } from '@jobs/events/runImport.handler'
import { sweepImportsHandler } from '@jobs/events/sweepImports.handler'
import type { JobContext, JobOutcome } from '@jobs/jobHandler'
import { mailCertificateHandler } from '@jobs/certificates/mailCertificate.handler'
import { renderCertificateHandler } from '@jobs/certificates/renderCertificate.handler'
import { runBatchHandler } from '@jobs/certificates/runBatch.handler'
import { sweepCertificatesHandler } from '@jobs/certificates/sweepCertificates.handler'
import { purgeSessionsHandler } from '@jobs/accounts/purgeSessions.handler'
import { sendAccountMailHandler } from '@jobs/accounts/sendAccountMail.handler'
import { makeBackupHandler } from '@jobs/maintenance/makeBackup.handler'
import { purgeOutboxHandler } from '@jobs/maintenance/purgeOutbox.handler'
import { makeVariantsHandler } from '@jobs/media/makeVariants.handler'
import { removeFilesHandler } from '@jobs/media/removeFiles.handler'
import { sweepFilesHandler } from '@jobs/media/sweepFiles.handler'
import { sweepVariantsHandler } from '@jobs/media/sweepVariants.handler'
import { checkAccountHandler } from '@jobs/social/checkAccount.handler'
import { collectMetricsHandler } from '@jobs/social/collectMetrics.handler'
import { publishPostHandler } from '@jobs/social/publishPost.handler'
import { publishTargetHandler } from '@jobs/social/publishTarget.handler'
import { sweepPostsHandler } from '@jobs/social/sweepPosts.handler'
import { checkLedgerHandler } from '@jobs/registrations/checkLedger.handler'
import { expireHoldsHandler } from '@jobs/registrations/expireHolds.handler'
import { promoteWaitlistHandler } from '@jobs/registrations/promoteWaitlist.handler'
import { sendAdmissionHandler } from '@jobs/registrations/sendAdmission.handler'
import { sendChangeHandler } from '@jobs/registrations/sendChange.handler'
import { sendNoticeHandler } from '@jobs/registrations/sendNotice.handler'
import { sweepMailsHandler } from '@jobs/registrations/sweepMails.handler'
import { announceWebhookHandler } from '@jobs/webhooks/announce.handler'
import { deliverWebhookHandler } from '@jobs/webhooks/deliver.handler'
import { sweepWebhooksHandler } from '@jobs/webhooks/sweep.handler'
import { sendConfirmationHandler } from '@jobs/subscriptions/sendConfirmation.handler'
import { importPeopleHandler } from '@jobs/lists/importPeople.handler'
import { closeResolvedHandler } from '@jobs/tickets/closeResolved.handler'
import { sendMessageHandler } from '@jobs/tickets/sendMessage.handler'
import { sweepTicketMailsHandler } from '@jobs/tickets/sweepMails.handler'

/** Who does each job. */
export const handlers: {
  [Name in JobName]: (context: JobContext, payload: JobPayload<Name>) => Promise<JobOutcome>
} = {
  'certificates.mailCertificate': mailCertificateHandler,
  'certificates.renderCertificate': renderCertificateHandler,
  'certificates.runBatch': runBatchHandler,
  'certificates.sweepCertificates': sweepCertificatesHandler,
  'accounts.purgeSessions': purgeSessionsHandler,
  'accounts.sendAccountMail': sendAccountMailHandler,
  'events.announceChange': announceChangeHandler,
  'campaigns.clearCancelled': clearCancelledHandler,
  'campaigns.planCampaign': planCampaignHandler,
  'campaigns.sendBatch': sendBatchHandler,
  'campaigns.startCampaign': startCampaignHandler,
  'campaigns.sweepCampaigns': sweepCampaignsHandler,
  'maintenance.makeBackup': makeBackupHandler,
  'maintenance.purgeOutbox': purgeOutboxHandler,
  'media.makeVariants': makeVariantsHandler,
  'media.removeFiles': removeFilesHandler,
  'media.sweepFiles': sweepFilesHandler,
  'media.sweepVariants': sweepVariantsHandler,
  'social.checkAccount': checkAccountHandler,
  'social.publishPost': publishPostHandler,
  'social.publishTarget': publishTargetHandler,
  'social.sweepPosts': sweepPostsHandler,
  'social.collectMetrics': collectMetricsHandler,
  'webhooks.announce': announceWebhookHandler,
  'webhooks.deliver': deliverWebhookHandler,
  'webhooks.sweep': sweepWebhooksHandler,
  'events.runImport': runImportHandler,
  'events.sweepImports': sweepImportsHandler,
  'registrations.checkLedger': checkLedgerHandler,
  'registrations.expireHolds': expireHoldsHandler,
  'registrations.promoteWaitlist': promoteWaitlistHandler,
  'registrations.sendAdmission': sendAdmissionHandler,
  'registrations.sendChange': sendChangeHandler,
  'registrations.sendNotice': sendNoticeHandler,
  'registrations.sweepMails': sweepMailsHandler,
  'subscriptions.sendConfirmation': sendConfirmationHandler,
  'lists.importPeople': importPeopleHandler,
  'tickets.closeResolved': closeResolvedHandler,
  'tickets.sendMessage': sendMessageHandler,
  'tickets.sweepMails': sweepTicketMailsHandler,
}
