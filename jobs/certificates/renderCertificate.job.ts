import { z } from 'zod'
import { defineJob } from '@jobs/defineJob'

/** Prints one certificate that belongs to no batch: it was issued anew. */
export const renderCertificate = defineJob({
  name: 'certificates.renderCertificate',
  queue: 'documents',
  payload: { certificate: z.uuid() },
})
