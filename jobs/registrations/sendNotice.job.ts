import { z } from 'zod'
import { defineJob } from '@jobs/defineJob'

export const notices = ['waitlisted', 'pending', 'offered', 'cancelled', 'transferred'] as const

/** Who ended a registration, as far as the mail about it says. */
export const causes = ['attendee', 'organizer', 'expired', 'rejected'] as const

/** Tells a person what became of the registration, where no admission goes out. Once per round. */
export const sendNotice = defineJob({
  name: 'registrations.sendNotice',
  queue: 'mail',
  payload: {
    registration: z.uuid(),
    round: z.int().positive(),
    notice: z.enum(notices),
    /** With `cancelled`. */
    cause: z.enum(causes).optional(),
    /** With `transferred`: the contact who gave the registration away. */
    contact: z.uuid().optional(),
  },
  attempts: 12,
  backoffMs: 5_000,
})
