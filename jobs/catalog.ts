import type { z } from 'zod'
import { mailCertificate } from '@jobs/certificates/mailCertificate.job'
import { renderCertificate } from '@jobs/certificates/renderCertificate.job'
import { runBatch } from '@jobs/certificates/runBatch.job'
import { sweepCertificates } from '@jobs/certificates/sweepCertificates.job'
import { purgeSessions } from '@jobs/accounts/purgeSessions.job'
import { sendAccountMail } from '@jobs/accounts/sendAccountMail.job'
import { announceChange } from '@jobs/events/announceChange.job'
import { clearCancelled } from '@jobs/campaigns/clearCancelled.job'
import { planCampaign } from '@jobs/campaigns/planCampaign.job'
import { sendBatch } from '@jobs/campaigns/sendBatch.job'
import { startCampaign } from '@jobs/campaigns/startCampaign.job'
import { sweepCampaigns } from '@jobs/campaigns/sweepCampaigns.job'
import { runImport } from '@jobs/events/runImport.job'
import { sweepImports } from '@jobs/events/sweepImports.job'
import { makeBackup } from '@jobs/maintenance/makeBackup.job'
import { purgeOutbox } from '@jobs/maintenance/purgeOutbox.job'
import { makeVariantsJob } from '@jobs/media/makeVariants.job'
import { removeFilesJob } from '@jobs/media/removeFiles.job'
import { sweepFilesJob } from '@jobs/media/sweepFiles.job'
import { sweepVariants } from '@jobs/media/sweepVariants.job'
import { checkAccountJob } from '@jobs/social/checkAccount.job'
import { collectMetricsJob } from '@jobs/social/collectMetrics.job'
import { publishPostJob } from '@jobs/social/publishPost.job'
import { publishTargetJob } from '@jobs/social/publishTarget.job'
import { sweepPostsJob } from '@jobs/social/sweepPosts.job'
import { checkLedger } from '@jobs/registrations/checkLedger.job'
import { expireHolds } from '@jobs/registrations/expireHolds.job'
import { promoteWaitlistJob } from '@jobs/registrations/promoteWaitlist.job'
import { sendAdmission } from '@jobs/registrations/sendAdmission.job'
import { sendChange } from '@jobs/registrations/sendChange.job'
import { sendNotice } from '@jobs/registrations/sendNotice.job'
import { sweepMails } from '@jobs/registrations/sweepMails.job'
import { announceWebhook } from '@jobs/webhooks/announce.job'
import { deliverWebhook } from '@jobs/webhooks/deliver.job'
import { sweepWebhooks } from '@jobs/webhooks/sweep.job'
import { sendConfirmation } from '@jobs/subscriptions/sendConfirmation.job'
import { importPeople } from '@jobs/lists/importPeople.job'
import { closeResolved } from '@jobs/tickets/closeResolved.job'
import { sendMessage } from '@jobs/tickets/sendMessage.job'
import { sweepTicketMails } from '@jobs/tickets/sweepMails.job'

/** Every job there is. `jobs/handlers.ts` must name a handler for each, or it does not compile. */
export const catalog = [
  mailCertificate,
  renderCertificate,
  runBatch,
  sweepCertificates,
  announceChange,
  clearCancelled,
  planCampaign,
  sendBatch,
  startCampaign,
  sweepCampaigns,
  makeBackup,
  purgeOutbox,
  makeVariantsJob,
  removeFilesJob,
  sweepFilesJob,
  sweepVariants,
  checkAccountJob,
  publishPostJob,
  publishTargetJob,
  sweepPostsJob,
  collectMetricsJob,
  announceWebhook,
  deliverWebhook,
  sweepWebhooks,
  purgeSessions,
  sendAccountMail,
  runImport,
  sweepImports,
  checkLedger,
  expireHolds,
  promoteWaitlistJob,
  sendAdmission,
  sendChange,
  sendNotice,
  sweepMails,
  sendConfirmation,
  importPeople,
  closeResolved,
  sendMessage,
  sweepTicketMails,
] as const

type Definition = (typeof catalog)[number]

export type JobName = Definition['name']

export type JobPayload<Name extends JobName> = z.output<
  Extract<Definition, { name: Name }>['schema']
>

const byName = new Map<string, Definition>(catalog.map((job) => [job.name, job]))

/** The definition of a job, or null when this build does not know it (a newer one recorded it). */
export function findJob(name: string): Definition | null {
  return byName.get(name) ?? null
}
