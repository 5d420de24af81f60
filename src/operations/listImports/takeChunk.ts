import type { PayloadRequest } from 'payload'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { newId } from '@/db/newId'
import { queryInTransaction, sql } from '@/db/sql'
import type { SourceRow } from '@/lib/eventImport/sourceRow'
import { locales, type Locale } from '@/lib/i18n/locale'
import { languageOf } from '@/lib/localisedText'
import { normaliseEmail } from '@/lib/normaliseEmail'
import { contactUpsert } from '@/operations/contacts/contactUpsert'
import {
  importProblems,
  type ImportCode,
  type ReportLine,
} from '@/operations/listImports/importProblems'
import { readPerson, type PersonLine } from '@/operations/listImports/peopleColumns'
import { hashAddress } from '@/operations/suppressions/hashAddress'

type Input = {
  req: PayloadRequest
  list: string
  rows: readonly SourceRow[]
  /** Id of the import, for the consent ledger. */
  cause: string
  /** Of whoever reads the report. */
  language: string | null
}

export type ChunkResult = {
  subscribed: number
  unchanged: number
  skipped: number
  failed: number
  report: ReportLine[]
}

type Person = PersonLine & { normalized: string }

const address = z.email().max(320)

/**
 * Takes the people of some lines into a list, in the caller's transaction. Suppressed addresses do not even
 * become contacts; who had left the list stays off it. Safe to repeat.
 */
export async function takeChunk({ req, list, rows, cause, language }: Input): Promise<ChunkResult> {
  const report: ReportLine[] = []
  const tell = (line: number, code: ImportCode) =>
    report.push({ line, code, message: importProblems[code][languageOf(language)] })
  const people = new Map<string, Person>()
  let [failed, skipped, unchanged] = [0, 0, 0]
  for (const row of rows) {
    const person = row.record ? readPerson(row) : null
    if (!person || !address.safeParse(person.email).success) {
      failed += 1
      tell(row.line, person ? 'INVALID_EMAIL' : 'UNREADABLE_ROW')
      continue
    }
    const normalized = normaliseEmail(person.email)
    if (people.has(normalized)) {
      unchanged += 1
      tell(row.line, 'DUPLICATE')
    } else people.set(normalized, { ...person, normalized })
  }
  const suppressed = await findSuppressed(req, [...people.keys()])
  for (const normalized of suppressed) {
    skipped += 1
    tell(people.get(normalized)?.line ?? 0, 'SUPPRESSED')
    people.delete(normalized)
  }
  const states = await subscribe({ req, list, cause, people: [...people.values()] })
  let subscribed = 0
  for (const { normalized, state } of states) {
    if (state === 'new') subscribed += 1
    else if (state === 'unsubscribed' || state === 'cleaned') {
      skipped += 1
      tell(people.get(normalized)?.line ?? 0, 'UNSUBSCRIBED')
    } else unchanged += 1
  }
  report.sort((a, b) => a.line - b.line)
  return { subscribed, unchanged, skipped, failed, report }
}

async function findSuppressed(req: PayloadRequest, emails: string[]): Promise<string[]> {
  const byHash = new Map(emails.map((email) => [hashAddress(email), email]))
  const rows = await queryInTransaction<{ hash: string }>(
    req,
    sql`SELECT DISTINCT hash FROM suppressions
        WHERE hash IN (SELECT jsonb_array_elements_text(${JSON.stringify([...byHash.keys()])}::jsonb))`,
  )
  return rows.map(({ hash }) => byHash.get(hash)).filter((email) => email !== undefined)
}

type Subscribing = { req: PayloadRequest; list: string; cause: string; people: Person[] }

/** What each person was on the list; `new` for those who came on it now. */
async function subscribe({ req, list, cause, people }: Subscribing) {
  const states: { normalized: string; state: string }[] = []
  for (const locale of [null, ...locales] as (Locale | null)[]) {
    const group = people.filter((person) => pick(person.locale) === locale)
    if (group.length === 0) continue
    const given = sql`SELECT * FROM jsonb_to_recordset(${JSON.stringify(group.map(toRow))}::jsonb) AS
      given(contact_id uuid, email text, email_normalized text, given_name text, family_name text)`
    const rows = await queryInTransaction<{ normalized: string; state: string | null }>(
      req,
      sql`WITH known AS (${contactUpsert({ people: given, locale, firstLocale: 'en' })}),
          before AS (
            SELECT s.contact_id, s.status FROM subscriptions s JOIN known ON known.id = s.contact_id
            WHERE s.list_id = ${list}),
          made AS (
            INSERT INTO subscriptions (id, contact_id, list_id, status, source, round, confirmed_at,
              created_at, updated_at)
            SELECT ${newId}, known.id, ${list}::uuid, 'confirmed', 'import', 1, now(), now(), now()
            FROM known
            ON CONFLICT (list_id, contact_id) DO NOTHING RETURNING contact_id),
          logged AS (
            INSERT INTO consents (id, contact_id, list_id, "to", source, cause, created_at, updated_at)
            SELECT ${newId}, contact_id, ${list}::uuid, 'confirmed', 'import', ${cause}::text, now(), now()
            FROM made)
          SELECT known.email_normalized AS normalized, before.status::text AS state
          FROM known LEFT JOIN before ON before.contact_id = known.id`,
    )
    states.push(...rows.map(({ normalized, state }) => ({ normalized, state: state ?? 'new' })))
  }
  return states
}

const pick = (tag: string): Locale | null =>
  locales.find((locale) => tag.split(/[-_]/)[0] === locale) ?? null

const toRow = (person: Person) => ({
  contact_id: uuidv7(),
  email: person.email,
  email_normalized: person.normalized,
  given_name: person.givenName,
  family_name: person.familyName,
})
