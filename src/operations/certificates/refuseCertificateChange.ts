import type { PayloadRequest } from 'payload'
import { AppError } from '@/errors'
import { certificateStates, type CertificateStatus } from '@/lib/certificates/certificateStates'
import { sayTo } from '@/lib/sayTo'

type Input = { req: PayloadRequest; from: CertificateStatus; to: CertificateStatus }

/** The 409 for a step a certificate cannot take, with the legal ones. */
export function refuseCertificateChange({ req, from, to }: Input): AppError {
  const label = (status: CertificateStatus) => sayTo(req, certificateStates.labels[status])
  return new AppError('ILLEGAL_TRANSITION', {
    message: sayTo(req, {
      en: `A certificate that is “${label(from)}” cannot become “${label(to)}”.`,
      tr: `“${label(from)}” durumundaki sertifika “${label(to)}” yapılamaz.`,
    }),
    data: { from, to, legal: [...certificateStates.transitions[from]] },
  })
}
