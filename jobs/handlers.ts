import type { JobName, JobPayload } from '@jobs/catalog'
import type { JobContext, JobOutcome } from '@jobs/jobHandler'
import { mailCertificateHandler } from '@jobs/certificates/mailCertificate.handler'
import { renderCertificateHandler } from '@jobs/certificates/renderCertificate.handler'
import { runBatchHandler } from '@jobs/certificates/runBatch.handler'
import { sweepCertificatesHandler } from '@jobs/certificates/sweepCertificates.handler'
import { purgeOutboxHandler } from '@jobs/maintenance/purgeOutbox.handler'

/** Who does each job. */
export const handlers: {
  [Name in JobName]: (context: JobContext, payload: JobPayload<Name>) => Promise<JobOutcome>
} = {
  'certificates.mailCertificate': mailCertificateHandler,
  'certificates.renderCertificate': renderCertificateHandler,
  'certificates.runBatch': runBatchHandler,
  'certificates.sweepCertificates': sweepCertificatesHandler,
  'maintenance.purgeOutbox': purgeOutboxHandler,
}
