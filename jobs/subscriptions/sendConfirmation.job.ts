import { z } from 'zod'
import { defineJob } from '@jobs/defineJob'

/** Asks a person by mail to confirm a subscription. Once per round. */
export const sendConfirmation = defineJob({
  name: 'subscriptions.sendConfirmation',
  queue: 'mail',
  payload: { subscription: z.uuid(), round: z.int().positive() },
  attempts: 12,
  backoffMs: 5_000,
})
