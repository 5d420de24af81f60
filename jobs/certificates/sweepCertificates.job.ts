import { defineJob } from '@jobs/defineJob'

/** Takes up batches without a pulse, certificates a dead worker held, and mails nobody asked for. */
export const sweepCertificates = defineJob({
  name: 'certificates.sweepCertificates',
  queue: 'maintenance',
  payload: {},
  attempts: 1,
  schedule: { everyMs: 60_000 },
})
