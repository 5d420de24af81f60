import { z } from 'zod'
import { defineJob } from '@jobs/defineJob'

/** Mails what somebody wrote to the other side of a ticket: its customer, or the staff who look after it. */
export const sendMessage = defineJob({
  name: 'tickets.sendMessage',
  queue: 'mail',
  payload: {
    ticket: z.uuid(),
    /** Null for the opening of the ticket: its description. */
    message: z.uuid().nullable(),
  },
  attempts: 12,
  backoffMs: 5_000,
})
