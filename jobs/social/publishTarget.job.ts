import { z } from 'zod'
import { defineJob } from '@jobs/defineJob'

/** Puts a post on one account, or finds out whether it is there already. */
export const publishTargetJob = defineJob({
  name: 'social.publishTarget',
  queue: 'social',
  payload: { target: z.uuid() },
  attempts: 3,
  timeoutMs: 280_000,
})
