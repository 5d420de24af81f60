import { z } from 'zod'
import { defineJob } from '@jobs/defineJob'

/** Checks or imports the rows of an uploaded file, from where an earlier run stopped. */
export const runImport = defineJob({
  name: 'events.runImport',
  queue: 'events',
  payload: { import: z.uuid() },
  timeoutMs: 3_600_000,
})
