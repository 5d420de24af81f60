import type { CollectionBeforeChangeHook } from 'payload'
import { invalidFields } from '@/errors'
import { isUuid } from '@/lib/isUuid'
import { registrationStates } from '@/lib/registrationStates'
import type { Registration } from '@/payload-types'
import { prepareRegistration } from '@/operations/registrations/prepareRegistration'

/**
 * On create: takes the seat, or the place on the waiting list, and fills in what the platform decides. Data
 * that validation is about to refuse is left alone.
 */
export const reserveSeat: CollectionBeforeChangeHook<Registration> = async ({
  data,
  operation,
  req,
}) => {
  if (operation !== 'create') return data
  const { event, ticketType, email, givenName, familyName, locale, status, user } = data
  if (event && !isUuid(event)) {
    throw invalidFields([{ path: 'event', message: 'There is no such event.' }])
  }
  const complete = event && typeof email === 'string' && typeof givenName === 'string'
  if (!complete || (status && !(status in registrationStates.transitions))) return data
  const fields = await prepareRegistration({
    ...{ req, event, email, givenName, familyName, locale, status },
    ticketType: isUuid(ticketType) ? ticketType : null,
    user: isUuid(user) ? user : null,
  })
  return { ...data, email: email.trim(), ...fields }
}
