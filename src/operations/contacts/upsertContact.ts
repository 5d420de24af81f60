import type { PayloadRequest } from 'payload'
import { uuidv7 } from 'uuidv7'
import { queryInTransaction, sql } from '@/db/sql'
import type { Locale } from '@/lib/i18n/locale'
import { normaliseEmail } from '@/lib/normaliseEmail'
import { contactUpsert } from '@/operations/contacts/contactUpsert'

type Input = {
  req: PayloadRequest
  email: string
  givenName?: string | null
  familyName?: string | null
  /** The language the person asked for. Without it, what is known stays. */
  locale?: Locale | null
  /** The language to assume of a person met for the first time. Default English. */
  firstLocale?: Locale
}

/**
 * Finds or makes the contact of an address by one statement in the caller's transaction: one row per
 * address however many ask at once. Names fill in and follow, but an empty one never replaces a known one.
 * Safe to repeat.
 * @returns its id, and the account it belongs to
 * @throws AppError when no transaction is running
 */
export async function upsertContact({
  req,
  email,
  givenName,
  familyName,
  locale = null,
  firstLocale = 'en',
}: Input): Promise<{ id: string; user: string | null }> {
  const typed = email.trim()
  const people = sql`SELECT ${uuidv7()}::uuid AS contact_id, ${typed}::text AS email,
    ${normaliseEmail(typed)}::text AS email_normalized, ${givenName ?? null}::text AS given_name,
    ${familyName ?? null}::text AS family_name`
  const [row] = await queryInTransaction<{ id: string; user_id: string | null }>(
    req,
    contactUpsert({ people, locale, firstLocale }),
  )
  if (!row) throw new Error('The upsert of a contact returned no row')
  return { id: row.id, user: row.user_id }
}
