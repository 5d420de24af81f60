import type { PayloadRequest } from 'payload'
import { uuidv7 } from 'uuidv7'
import { prepared, queryInTransaction, sql, type Statement } from '@/db/sql'
import { uuidArray } from '@/db/uuidArray'
import type { Locale } from '@/lib/i18n/locale'
import { seatPhase, type RegistrationStatus } from '@/lib/registrationStates'
import type { Origin } from '@/lib/tracing'
import { outboxRows } from '@/outbox/outboxRows'
import { auditRows } from '@/operations/audit/auditRows'
import { contactUpsert } from '@/operations/contacts/contactUpsert'
import type { OpenEntry } from '@/operations/registrations/assertEntryOpen'
import { claimsOf } from '@/operations/registrations/claimSeats'
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

/** People who come into one event together: all or none of them. */
export type Party = {
  entry: OpenEntry
  decision: EntryDecision
  people: readonly Newcomer[]
  source: 'api' | 'import' | 'staff' | 'web'
  /** The account they belong to; without it, the one of their contact. */
  user: string | null
  paymentMethod?: string
  status: Extract<RegistrationStatus, 'confirmed' | 'pending' | 'waitlisted'>
  /** The request that asks, where it is not the running one. */
  origin?: Origin
}

export type Registered = {
  status: 'confirmed' | 'pending' | 'waitlisted'
  /** In the order of the attendees; `position` on the waiting list, from 1. */
  registrations: (Newcomer & { position?: number })[]
}

type Input = {
  req: PayloadRequest
  parties: readonly Party[]
  /** The language asked for; `firstLocale` is assumed of people not met before. */
  locale: Locale | null
  firstLocale: Locale
  /** Whether this statement takes the seats, of parties with one pool each; else they are taken. */
  claim: boolean
}

/**
 * Writes parties into their events by one statement: seats, contacts, registrations, the ledger of their
 * seats, audit, and the jobs that mail them. With `claim`, a party whose seats are not there is left out.
 * Only a single party may be waitlisted.
 * @returns the ids of those written, and how long the waiting list is now (0 unless waitlisted)
 * @throws the unique violation of an address that is registered already
 */
export async function insertRegistrations(
  input: Input,
): Promise<{ written: Set<string>; waiting: number }> {
  const { req, parties, locale, firstLocale, claim } = input
  const waits = parties.find(({ status }) => status === 'waitlisted')
  const place = waits ? nextPlace(waits.entry.event.id, sql`place`) : sql`NULL::timestamptz`
  const written = sql`(SELECT id FROM entered)`
  const rows = await queryInTransaction<{ id: string; waiting: string | null }>(
    req,
    prepared(sql`WITH ${claim ? sql`${claimsOf(parties)},` : sql.empty()}
      incoming AS (
        SELECT person.* FROM jsonb_to_recordset(${JSON.stringify(parties.flatMap(asRecords))}::jsonb)
          AS person(
            id uuid, party int, place int, contact_id uuid, email text, email_normalized text,
            given_name text, family_name text, code text, secret text, answers jsonb, event_id uuid,
            ticket_type_id uuid, status text, dedupe_key text, user_id uuid, price_minor numeric,
            currency text, payment_details jsonb, source text, party_id text,
            hold_expires_at timestamptz)
        ${claim ? sql`JOIN fitting USING (party)` : sql.empty()}),
      known AS (${contactUpsert({ people: sql`SELECT * FROM incoming`, locale, firstLocale })}),
      entered AS (
        INSERT INTO registrations (
          id, event_id, ticket_type_id, given_name, family_name, email, email_normalized, status, code,
          secret, dedupe_key, contact_id, user_id, price_minor, currency, amount_paid_minor, answers,
          payment_details, source, locale, party, round, confirmed_at, hold_expires_at, waitlisted_at,
          created_at, updated_at)
        SELECT i.id, event_id, ticket_type_id, given_name, nullif(family_name, ''), email,
          email_normalized, status::enum_registrations_status, code, secret, dedupe_key, known.id,
          coalesce(i.user_id, known.user_id), price_minor, currency, 0, answers, payment_details,
          source::enum_registrations_source, ${locale}::text::enum_registrations_locale, party_id, 1,
          CASE WHEN status = 'confirmed' THEN now() END, hold_expires_at, ${place}, now(), now()
        FROM incoming i JOIN known USING (email_normalized)
        RETURNING id),
      ledger AS (${holdRows(parties, written)}),
      queue AS (${queueRows(waits)}),
      audited AS (${auditRows({
        req,
        entries: parties.flatMap(auditOf),
        onlyIf: sql`subject::uuid IN ${written}`,
      })}),
      asked AS (${outboxRows(
        parties.flatMap(jobsOf),
        sql`coalesce(payload->>'registration', payload->>'subject')::uuid IN ${written}`,
      )})
      SELECT entered.id, (SELECT max(waiting) FROM queue) AS waiting,
             (SELECT count(pg_notify('outbox', '')) FROM asked) FROM entered`),
  )
  const people = parties.reduce((sum, party) => sum + party.people.length, 0)
  if (!claim && rows.length !== people) {
    throw new Error(`${rows.length} of ${people} registrations written`)
  }
  return { written: new Set(rows.map(({ id }) => id)), waiting: Number(rows[0]?.waiting ?? 0) }
}

function asRecords(party: Party, number: number) {
  const { entry, decision, people, paymentMethod, status } = party
  const { event, ticket } = entry
  return people.map((person, place) => ({
    id: person.id,
    party: number,
    place,
    contact_id: uuidv7(),
    email: person.email,
    email_normalized: person.emailNormalized,
    given_name: person.givenName,
    family_name: person.familyName,
    code: person.code,
    secret: person.secret,
    answers: person.answers,
    event_id: event.id,
    ticket_type_id: ticket.id,
    status,
    dedupe_key: event.onePerEmail ? `${event.id}:${person.emailNormalized}` : null,
    user_id: party.user,
    price_minor: decision.priceMinor,
    currency: decision.currency,
    payment_details: paymentMethod ? { method: paymentMethod } : null,
    source: party.source,
    party_id: people.length > 1 ? people[0]?.id : null,
    hold_expires_at: status === 'waitlisted' ? null : decision.holdExpiresAt,
  }))
}

/** One open ledger row per seat and pool. */
function holdRows(parties: readonly Party[], written: Statement): Statement {
  const holds = parties.flatMap(({ entry, people, status }) => {
    const phase = seatPhase[status]
    if (!phase) return []
    return people.flatMap(({ id }) =>
      entry.pools.map((pool) => ({ id: uuidv7(), registration: id, pool: pool.id, phase })),
    )
  })
  return sql`INSERT INTO capacity_holds
      (id, pool_id, registration_id, quantity, phase, acquired_at, created_at, updated_at)
    SELECT id, pool, registration, 1, phase::enum_capacity_holds_phase, now(), now(), now()
    FROM jsonb_to_recordset(${JSON.stringify(holds)}::jsonb)
      AS hold(id uuid, pool uuid, registration uuid, phase text)
    WHERE registration IN ${written}`
}

/** Whoever waits is counted on each pool of the ticket. */
function queueRows(waits: Party | undefined): Statement {
  const pools = waits?.entry.pools.map(({ id }) => id) ?? []
  const people = waits?.people.length ?? 0
  return sql`UPDATE capacity_pools SET waiting = waiting + ${people}, updated_at = now()
    WHERE id = ANY(${uuidArray(pools)}) RETURNING waiting`
}

const auditOf = ({ people, status, origin }: Party) =>
  people.map(({ id }) => ({
    action: 'registrations.created',
    subjectType: 'registrations',
    subject: id,
    diff: { status: { from: null, to: status } },
    ...(origin ? { request: origin.requestId } : {}),
  }))

const jobsOf = ({ people, status, origin }: Party) =>
  people
    .flatMap(({ id }) => [
      ...mailsOnEdge({ registration: id, round: 1, from: null, to: status }),
      ...webhooksOnEdge({ registration: id, from: null, to: status }),
    ])
    .map((job) => (origin ? { ...job, origin } : job))
