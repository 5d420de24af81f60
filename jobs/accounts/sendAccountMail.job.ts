import { z } from 'zod'
import { defineJob } from '@jobs/defineJob'

export const accountMails = ['verify', 'exists', 'reset'] as const

/** Writes to the holder of an account: once per `occasion`, an id made with the wish. */
export const sendAccountMail = defineJob({
  name: 'accounts.sendAccountMail',
  queue: 'mail',
  payload: {
    user: z.uuid(),
    contact: z.uuid(),
    mail: z.enum(accountMails),
    occasion: z.uuid(),
  },
  attempts: 8,
  backoffMs: 5_000,
})
