import { z } from 'zod'
import { defineJob } from '@jobs/defineJob'

/** Tries the credentials of a social account at its server. */
export const checkAccountJob = defineJob({
  name: 'social.checkAccount',
  queue: 'social',
  payload: { account: z.uuid() },
})
