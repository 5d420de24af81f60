import type { PayloadRequest } from 'payload'
import { uuidv7 } from 'uuidv7'
import { queryInTransaction, sql, type Statement } from '@/db/sql'
import { uuidArray } from '@/db/uuidArray'
import type { Locale } from '@/lib/i18n/locale'
import { seatPhase, type RegistrationStatus } from '@/lib/registrationStates'
import { outboxRows } from '@/outbox/outboxRows'
import { auditRows } from '@/operations/audit/auditRows'
import { contactUpsert } from '@/operations/contacts/contactUpsert'
import type { OpenEntry } from '@/operations/registrations/assertEntryOpen'
import type { EntryDecision } from '@/operations/registrations/decideEntry'
import { mailsOnEdge } from '@/operations/registrations/mailsOnEdge'
import { nextPlace } from '@/operations/registrations/nextPlace'
import { webhooksOnEdge } from '@/operations/registrations/webhooksOnEdge'

/** A person about to be registered; ids, code and secret are made beforehand. */
export type Newcomer = {
  id: string
  email: string
  emailNormalized: string
  givenName: string
  familyName: string
  code: string
  secret: string
  answers: Record<string, unknown> | null
}

export type Entering = {
  req: PayloadRequest
  entry: OpenEntry
  decision: EntryDecision
  people: readonly Newcomer[]
  source: 'api' | 'import' | 'staff' | 'web'
  /** The account they belong to; without it, the one of their contact. */
  user: string | null
  locale: Locale | null
  firstLocale: Locale
  paymentMethod?: string
}

type Input = Entering & {
  status: Extract<RegistrationStatus, 'confirmed' | 'pending' | 'waitlisted'>
  /** The claim of the seats (`claimPool`), where this statement is to make it; else they are claimed. */
  claim?: Statement
}

type Row = { id: string; waiting: string | null }

/**
 * Writes people into an event by one statement: contacts, registrations, the ledger of their seats, audit,
 * and the jobs that mail them. With `claim`, all of it happens only if the seats could be taken.
 * @returns how long the waiting list is now (0 unless waitlisted), or null when the claim found no seats
 * @throws the unique violation of an address that is registered already
 */
export async function insertRegistrations(input: Input): Promise<{ waiting: number } | null> {
  const { req, entry, people, status, claim, locale, firstLocale } = input
  const seated = claim ? sql`EXISTS (SELECT FROM seat)` : sql`true`
  const entries = people.map(({ id }) => ({
    action: 'registrations.created',
    subjectType: 'registrations',
    subject: id,
    diff: { status: { from: null, to: status } },
  }))
  const asked = people.flatMap(({ id }) => [
    ...mailsOnEdge({ registration: id, round: 1, from: null, to: status }),
    ...webhooksOnEdge({ registration: id, from: null, to: status }),
  ])
  const rows = await queryInTransaction<Row>(
    req,
    sql`WITH ${claim ? sql`seat AS (${claim}),` : sql.empty()}
      incoming AS (
        SELECT * FROM jsonb_to_recordset(${JSON.stringify(people.map(asRecord))}::jsonb) AS person(
          id uuid, contact_id uuid, email text, email_normalized text, given_name text,
          family_name text, code text, secret text, answers jsonb, place int)
        WHERE ${seated}),
      known AS (${contactUpsert({ people: sql`SELECT * FROM incoming`, locale, firstLocale })}),
      entered AS (${registrationRows(input)}),
      ledger AS (${holdRows({ ...input, onlyIf: seated })}),
      queue AS (${queueRows(input)}),
      audited AS (${auditRows({ req, entries, onlyIf: seated })}),
      asked AS (${outboxRows(asked, seated)})
      SELECT entered.id, (SELECT max(waiting) FROM queue) AS waiting,
             (SELECT count(pg_notify('outbox', '')) FROM asked) FROM entered`,
  )
  const [first] = rows
  if (!first) return null
  if (rows.length !== people.length) {
    throw new Error(`${rows.length} of ${people.length} registrations of ${entry.event.id} written`)
  }
  return { waiting: Number(first.waiting ?? 0) }
}

const asRecord = (person: Newcomer, place: number) => ({
  id: person.id,
  contact_id: uuidv7(),
  email: person.email,
  email_normalized: person.emailNormalized,
  given_name: person.givenName,
  family_name: person.familyName,
  code: person.code,
  secret: person.secret,
  answers: person.answers,
  place,
})

function registrationRows(input: Input): Statement {
  const { entry, decision, people, status, source, user, locale, paymentMethod } = input
  const { event, ticket } = entry
  const waits = status === 'waitlisted'
  const key = event.onePerEmail ? sql`${`${event.id}:`}::text || email_normalized` : sql`NULL`
  const details = paymentMethod ? JSON.stringify({ method: paymentMethod }) : null
  return sql`INSERT INTO registrations (
      id, event_id, ticket_type_id, given_name, family_name, email, email_normalized, status, code,
      secret, dedupe_key, contact_id, user_id, price_minor, currency, amount_paid_minor, answers,
      payment_details, source, locale, party, round, confirmed_at, hold_expires_at, waitlisted_at,
      created_at, updated_at)
    SELECT incoming.id, ${event.id}, ${ticket.id}, given_name, nullif(family_name, ''), email,
      email_normalized, ${status}::text::enum_registrations_status, code, secret, ${key}, known.id,
      coalesce(${user}::uuid, known.user_id), ${decision.priceMinor}::numeric,
      ${decision.currency}::text, 0, answers, ${details}::jsonb,
      ${source}::text::enum_registrations_source, ${locale}::text::enum_registrations_locale,
      ${people.length > 1 ? (people[0]?.id ?? null) : null}::text, 1,
      ${status === 'confirmed' ? sql`now()` : sql`NULL::timestamptz`},
      ${waits ? null : (decision.holdExpiresAt?.toISOString() ?? null)}::timestamptz,
      ${waits ? nextPlace(event.id, sql`place`) : sql`NULL::timestamptz`}, now(), now()
    FROM incoming JOIN known USING (email_normalized)
    RETURNING id`
}

/** One open ledger row per seat and pool. */
function holdRows({ entry, people, status, onlyIf }: Input & { onlyIf: Statement }): Statement {
  const phase = seatPhase[status]
  const holds = phase
    ? people.flatMap(({ id }) =>
        entry.pools.map((pool) => ({ id: uuidv7(), registration: id, pool: pool.id })),
      )
    : []
  return sql`INSERT INTO capacity_holds
      (id, pool_id, registration_id, quantity, phase, acquired_at, created_at, updated_at)
    SELECT id, pool, registration, 1, ${phase ?? 'held'}::text::enum_capacity_holds_phase, now(),
           now(), now()
    FROM jsonb_to_recordset(${JSON.stringify(holds)}::jsonb)
      AS hold(id uuid, pool uuid, registration uuid)
    WHERE ${onlyIf}`
}

/** Whoever waits is counted on each pool of the ticket. */
function queueRows({ entry, people, status }: Input): Statement {
  const pools = status === 'waitlisted' ? entry.pools.map(({ id }) => id) : []
  return sql`UPDATE capacity_pools SET waiting = waiting + ${people.length}, updated_at = now()
    WHERE id = ANY(${uuidArray(pools)}) RETURNING waiting`
}
