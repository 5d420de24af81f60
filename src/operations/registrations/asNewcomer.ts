import { uuidv7 } from 'uuidv7'
import { makeCode } from '@/lib/makeCode'
import { makeSecret } from '@/lib/makeSecret'
import { normaliseEmail } from '@/lib/normaliseEmail'
import type { Newcomer } from '@/operations/registrations/insertRegistrations'

export type Attendee = {
  email: string
  givenName: string
  familyName?: string
  answers?: Record<string, unknown>
}

/** What an attendee typed, tidied, with an id, a code and a secret of its own. */
export function asNewcomer({ email, givenName, familyName, answers }: Attendee): Newcomer {
  const typed = email.trim()
  return {
    id: uuidv7(),
    email: typed,
    emailNormalized: normaliseEmail(typed),
    givenName: givenName.trim(),
    familyName: familyName?.trim() ?? '',
    code: makeCode(),
    secret: makeSecret(),
    answers: answers ?? null,
  }
}
