import { z } from 'zod'
import { defineJob } from '@jobs/defineJob'

/** Mails an issued certificate to whom it belongs, with its PDF. Once. */
export const mailCertificate = defineJob({
  name: 'certificates.mailCertificate',
  queue: 'mail',
  payload: { certificate: z.uuid() },
  attempts: 12,
  backoffMs: 5_000,
})
