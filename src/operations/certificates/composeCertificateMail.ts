import type { MailMessage } from '@/adapters/handOverMail'
import { requireFileStore } from '@/adapters/files/requireFileStore'
import { certificateEmail } from '@/emails/certificate/certificateEmail'
import { downloadUrl } from './downloadLink'
import type { MailedCertificate } from './findMailedCertificate'

/**
 * The mail of an issued certificate with its PDF, or why none goes out.
 * @throws Error when the file cannot be read right now: the job is tried again
 */
export async function composeCertificateMail(
  certificate: MailedCertificate,
): Promise<MailMessage | { skip: string }> {
  const { status, snapshot, key, number, email, replaces } = certificate
  if (status !== 'issued' || !key) return { skip: `The certificate is ${status}.` }
  const pdf = await requireFileStore().find(key)
  if (!pdf) throw new Error('The file of the certificate is not there')
  const { values, locale, title } = snapshot
  const mail = certificateEmail({
    ...{ locale, email, number, title, replaces },
    recipientName: values['recipient.name'],
    eventTitle: values['event.title'],
    organizer: values['event.organizer'],
    validUntil: values['certificate.validUntil'],
    verifyUrl: values['certificate.verifyUrl'],
    downloadUrl: downloadUrl(certificate),
  })
  return {
    ...mail,
    to: { name: values['recipient.name'], address: email },
    ...(values['event.organizer'] ? { fromName: values['event.organizer'] } : {}),
    attachments: [{ filename: `${number}.pdf`, content: pdf, contentType: 'application/pdf' }],
  }
}
