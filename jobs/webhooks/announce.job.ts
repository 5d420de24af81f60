import { z } from 'zod'
import { defineJob } from '@jobs/defineJob'

/** Something happened that endpoints may want to hear of: writes one delivery per endpoint. */
export const announceWebhook = defineJob({
  name: 'webhooks.announce',
  queue: 'webhooks',
  payload: {
    /** Also the id under which receivers tell a repeated delivery. */
    event: z.uuid(),
    type: z.string().max(60),
    subject: z.uuid(),
    at: z.iso.datetime(),
  },
})
