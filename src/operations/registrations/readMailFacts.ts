import type { Payload } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { env } from '@/env'
import type { AttendeeFacts, EventFacts } from '@/lib/eventFacts'
import type { EventStatus } from '@/lib/eventStates'
import { pickLocale, type Locale } from '@/lib/i18n/locale'
import type { RegistrationStatus } from '@/lib/registrationStates'

type Row = {
  id: string
  secret: string
  status: RegistrationStatus
  statusReason: string | null
  round: number
  contact: string | null
  locale: string | null
  email: string
  givenName: string
  familyName: string | null
  code: string
  priceMinor: number
  amountPaidMinor: number
  currency: string
  holdExpiresAt: string | null
  waitlistedAt: string | null
  confirmedAt: string | null
  ticketType: string | null
  ticketTypes: number
  event: {
    id: string
    title: string
    slug: string
    status: EventStatus
    startDate: string
    endDate: string
    timezone: string
    location: string | null
    virtualUrl: string | null
    organizer: string | null
    approvalRequired: boolean
    icsUid: string | null
    icsSequence: number
    updatedAt: string
  }
}

/** All that a mail about a registration may say. */
export type MailFacts = Omit<Row, 'contact' | 'event' | 'locale'> & {
  contact: string
  locale: Locale
  attendee: AttendeeFacts
  event: Row['event']
  /** The event as mails put it; the link to join only for the confirmed. */
  eventFacts: EventFacts
}

/** The public page of an event. */
export const eventUrl = (slug: string) => `${env.publicUrl}/events/${slug}`

/**
 * Reads a registration with its event and the person's language by one statement. Null when it is gone, or
 * nobody is behind it any more.
 */
export async function readMailFacts(payload: Payload, id: string): Promise<MailFacts | null> {
  const [found] = await queryRows<{ row: Row }>(
    payload,
    sql`SELECT json_build_object(
          'id', r.id, 'secret', r.secret, 'status', r.status, 'statusReason', r.status_reason,
          'round', r.round, 'contact', c.id, 'locale', c.locale, 'email', r.email,
          'givenName', r.given_name, 'familyName', r.family_name, 'code', r.code,
          'priceMinor', coalesce(r.price_minor, 0), 'amountPaidMinor', coalesce(r.amount_paid_minor, 0),
          'currency', r.currency, 'holdExpiresAt', r.hold_expires_at,
          'waitlistedAt', r.waitlisted_at, 'confirmedAt', r.confirmed_at, 'ticketType', t.name,
          'ticketTypes', (SELECT count(*) FROM ticket_types o WHERE o.event_id = e.id),
          'event', json_build_object(
            'id', e.id, 'title', e.title, 'slug', e.slug, 'status', e.status,
            'startDate', e.start_date, 'endDate', e.end_date, 'timezone', e.timezone,
            'location', e.location, 'virtualUrl', e.virtual_url, 'organizer', e.organizer,
            'approvalRequired', coalesce(e.approval_required, false),
            'icsUid', e.ics_uid, 'icsSequence', coalesce(e.ics_sequence, 0),
            'updatedAt', e.updated_at)) AS row
        FROM registrations r JOIN events e ON e.id = r.event_id
          JOIN contacts c ON c.id = r.contact_id
          LEFT JOIN ticket_types t ON t.id = r.ticket_type_id
        WHERE r.id = ${id}`,
  )
  const row = found?.row
  if (!row?.contact) return null
  const { event, locale, contact, ...rest } = row
  return {
    ...rest,
    contact,
    event,
    locale: pickLocale(locale),
    attendee: {
      givenName: row.givenName,
      familyName: row.familyName ?? '',
      email: row.email,
      code: row.code,
    },
    eventFacts: factsOf(event, row.status === 'confirmed'),
  }
}

function factsOf(event: Row['event'], confirmed: boolean): EventFacts {
  return {
    title: event.title,
    startDate: event.startDate,
    endDate: event.endDate,
    timezone: event.timezone,
    locationName: event.location || undefined,
    virtualUrl: (confirmed && event.virtualUrl) || undefined,
    organizer: event.organizer || undefined,
    url: eventUrl(event.slug),
  }
}
