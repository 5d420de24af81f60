import type { PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { uuidArray } from '@/db/uuidArray'
import { pickLocale, type Locale } from '@/lib/i18n/locale'
import type { RegistrationStatus } from '@/lib/registrationStates'
import { singleLine } from '@/lib/singleLine'

/** Somebody who may get a certificate. */
export type Recipient = {
  registration: string
  contact: string | null
  user: string | null
  name: string
  email: string
  locale: Locale
  status: RegistrationStatus
  /** Only where the event has more than one: else it says nothing. */
  ticketType: string | null
}

type Input = {
  req: PayloadRequest
  event: string
  /** Chosen ones; without them, everybody who is checked in. */
  registrations?: readonly string[]
}

type Row = Omit<Recipient, 'locale' | 'name'> & {
  locale: string | null
  given: string | null
  family: string | null
}

/** Who a batch would be for, in the order in which they registered. */
export async function findRecipients({ req, event, registrations }: Input): Promise<Recipient[]> {
  const who = registrations
    ? sql`r.id = ANY(${uuidArray(registrations)})`
    : sql`r.checked_in_at IS NOT NULL AND r.status = 'confirmed'`
  const rows = await queryRows<Row>(
    req,
    sql`SELECT r.id AS registration, r.contact_id AS contact,
          coalesce(r.user_id, c.user_id) AS "user", r.given_name AS given, r.family_name AS family,
          coalesce(r.email_normalized, r.email) AS email, r.status::text AS status,
          coalesce(c.locale::text, r.locale::text) AS locale,
          CASE WHEN (SELECT count(*) FROM ticket_types t WHERE t.event_id = r.event_id) > 1
            THEN (SELECT t.name FROM ticket_types t WHERE t.id = r.ticket_type_id)
          END AS "ticketType"
        FROM registrations r LEFT JOIN contacts c ON c.id = r.contact_id
        WHERE r.event_id = ${event} AND ${who}
        ORDER BY r.created_at, r.id`,
  )
  return rows.map(({ given, family, locale, ...row }) => ({
    ...row,
    name: singleLine(`${given ?? ''} ${family ?? ''}`).normalize('NFC'),
    locale: pickLocale(locale),
  }))
}
