import { composeCertificateMail } from '@/operations/certificates/composeCertificateMail'
import { findMailedCertificate } from '@/operations/certificates/findMailedCertificate'
import { sendMail } from '@/operations/deliveries/sendMail'
import { skipped } from '@jobs/jobHandler'
import type { JobContext, JobOutcome } from '@jobs/jobHandler'

/** Safe to run twice: the ledger of mails has one row for each certificate. */
export async function mailCertificateHandler(
  context: JobContext,
  { certificate }: { certificate: string },
): Promise<JobOutcome> {
  const mailed = await findMailedCertificate(context.payload, certificate)
  if (!mailed) return skipped('it belongs to nobody who could get a mail')
  return sendMail({
    job: context,
    kind: 'certificate',
    subject: certificate,
    contact: mailed.contact,
    compose: () => composeCertificateMail(mailed),
  })
}
