import type { Payload } from 'payload'
import { uuidv7 } from 'uuidv7'
import { queryRows, sql } from '@/db/sql'

type Options = {
  payload: Payload
  count: number
  /** Local part of the addresses: `reader` gives reader-0@example.org, reader-1@... */
  prefix?: string
  locale?: 'en' | 'tr'
}

/** Many contacts in one statement; their ids in order. */
export async function addContacts(options: Options): Promise<string[]> {
  const { payload, count, prefix = 'person', locale = 'en' } = options
  const ids = Array.from({ length: count }, () => uuidv7())
  await queryRows(
    payload,
    sql`INSERT INTO contacts
          (id, email, email_normalized, given_name, family_name, locale, created_at, updated_at)
        SELECT id::uuid, ${prefix} || '-' || (at - 1) || '@example.org',
               ${prefix} || '-' || (at - 1) || '@example.org', 'Given' || (at - 1),
               'Family' || (at - 1), ${locale}, now(), now()
        FROM json_array_elements_text(${JSON.stringify(ids)}::json) WITH ORDINALITY AS given(id, at)`,
  )
  return ids
}
