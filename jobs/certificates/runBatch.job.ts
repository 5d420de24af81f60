import { z } from 'zod'
import { defineJob } from '@jobs/defineJob'

/** Issues the queued certificates of an approved batch. Several lanes of one batch may run at once. */
export const runBatch = defineJob({
  name: 'certificates.runBatch',
  queue: 'documents',
  payload: { batch: z.uuid(), lane: z.int().min(0).default(0) },
  timeoutMs: 300_000,
})
