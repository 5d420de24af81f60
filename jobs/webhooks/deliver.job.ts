import { z } from 'zod'
import { defineJob } from '@jobs/defineJob'

/** One try to deliver one event to one endpoint. Later tries are planned by what it writes. */
export const deliverWebhook = defineJob({
  name: 'webhooks.deliver',
  queue: 'webhooks',
  payload: { delivery: z.uuid() },
  attempts: 3,
  timeoutMs: 60_000,
})
