import { sql, type Statement } from '@/db/sql'
import type { Locale } from '@/lib/i18n/locale'

type Input = {
  /** Rows `people(contact_id, email, email_normalized, given_name, family_name)`. */
  people: Statement
  /** The language the person asked for; null keeps what is known. */
  locale: Locale | null
  /** The language of a person met for the first time. */
  firstLocale: Locale
}

/**
 * The INSERT that finds or makes one contact per address, as a part of a larger statement; returns
 * `id, email_normalized, user_id`. An empty name never replaces a known one, and a contact in the trash
 * comes back. Addresses are taken in order, so that two statements never wait for each other.
 */
export function contactUpsert({ people, locale, firstLocale }: Input): Statement {
  const asked = sql`${locale}::text::enum_contacts_locale`
  return sql`INSERT INTO contacts AS known
      (id, email, email_normalized, given_name, family_name, locale, created_at, updated_at)
    SELECT DISTINCT ON (email_normalized) contact_id, email, email_normalized,
           nullif(btrim(given_name), ''), nullif(btrim(family_name), ''),
           coalesce(${asked}, ${firstLocale}::text::enum_contacts_locale), now(), now()
    FROM (${people}) AS people
    ORDER BY email_normalized
    ON CONFLICT (email_normalized) DO UPDATE SET
      given_name = coalesce(excluded.given_name, known.given_name),
      family_name = coalesce(excluded.family_name, known.family_name),
      locale = coalesce(${asked}, known.locale),
      deleted_at = NULL,
      updated_at = CASE
        WHEN known.deleted_at IS NULL
         AND known.given_name IS NOT DISTINCT FROM coalesce(excluded.given_name, known.given_name)
         AND known.family_name IS NOT DISTINCT FROM coalesce(excluded.family_name, known.family_name)
         AND known.locale = coalesce(${asked}, known.locale)
        THEN known.updated_at ELSE now() END
    RETURNING id, email_normalized, user_id`
}
