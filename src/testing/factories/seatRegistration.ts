import type { Payload } from 'payload'
import { uuidv7 } from 'uuidv7'
import { queryRows, sql } from '@/db/sql'
import { seatPhase, type RegistrationStatus } from '@/lib/registrationStates'

type Input = {
  payload: Payload
  event: string
  status: RegistrationStatus
  email?: string
  givenName?: string
  familyName?: string
  user?: string
  contact?: string
  source?: 'api' | 'import' | 'staff' | 'web'
  priceMinor?: number
  currency?: string
  locale?: 'en' | 'tr'
  createdAt?: string
}

/**
 * A registration row with its seat, written straight into the database: for tests of what reads
 * registrations, which must not depend on how they are made.
 */
export async function seatRegistration(input: Input): Promise<string> {
  const { payload, event, status, email = `${uuidv7()}@example.org` } = input
  const id = uuidv7()
  await queryRows(
    payload,
    sql`INSERT INTO registrations (id, event_id, ticket_type_id, given_name, family_name, email,
          email_normalized, status, code, user_id, contact_id, price_minor, currency, source, locale,
          waitlisted_at, confirmed_at, created_at, updated_at)
        VALUES (${id}, ${event}, (SELECT id FROM ticket_types WHERE event_id = ${event} AND is_default),
          ${input.givenName ?? 'Ayşe'}, ${input.familyName ?? 'Yılmaz'}, ${email}, ${email.toLowerCase()},
          ${status}, ${id.slice(-10).toUpperCase()}, ${input.user ?? null}, ${input.contact ?? null},
          ${input.priceMinor ?? 0}, ${input.currency ?? 'TRY'}, ${input.source ?? 'web'},
          ${input.locale ?? 'tr'}, ${status === 'waitlisted' ? sql`now()` : sql`null`},
          ${status === 'confirmed' ? sql`now()` : sql`null`},
          ${input.createdAt ?? new Date().toISOString()}, now())`,
  )
  const counter = status === 'waitlisted' ? 'waiting' : seatPhase[status]
  if (counter) {
    await queryRows(
      payload,
      sql`UPDATE capacity_pools SET ${sql.identifier(counter)} = ${sql.identifier(counter)} + 1
          WHERE event_id = ${event}`,
    )
  }
  return id
}
