import type { Payload } from 'payload'
import type { MailMessage } from '@/adapters/handOverMail'
import { queryRows, sql } from '@/db/sql'
import { registrationTransferredEmail } from '@/emails/registrationTransferredEmail'
import { fullName } from '@/lib/eventFacts'
import { pickLocale } from '@/lib/i18n/locale'
import type { MailFacts } from '@/operations/registrations/readMailFacts'

type Input = {
  payload: Payload
  facts: MailFacts
  /** Who gave the registration away. */
  contact: string
}

type Row = { email: string; given_name: string | null; family_name: string | null; locale: string }

/** The mail to the person who gave a registration away: in their language, without the new holder's name. */
export async function composeTransferred({
  payload,
  facts,
  contact,
}: Input): Promise<MailMessage | { skip: string }> {
  const [row] = await queryRows<Row>(
    payload,
    sql`SELECT email, given_name, family_name, locale FROM contacts WHERE id = ${contact}`,
  )
  if (!row) return { skip: 'the contact is gone' }
  const attendee = {
    givenName: row.given_name ?? '',
    familyName: row.family_name ?? '',
    email: row.email,
    code: '',
  }
  const event = { ...facts.eventFacts, virtualUrl: undefined }
  const mail = registrationTransferredEmail({ locale: pickLocale(row.locale), event, attendee })
  return {
    ...mail,
    to: { name: fullName(attendee), address: row.email },
    ...(event.organizer ? { fromName: event.organizer } : {}),
  }
}
