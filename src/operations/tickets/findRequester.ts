import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { pickLocale } from '@/lib/i18n/locale'
import { normaliseEmail } from '@/lib/normaliseEmail'
import { upsertContact } from '@/operations/contacts/upsertContact'

type Options = {
  req: PayloadRequest
  email: string
  givenName?: string | null
  familyName?: string | null
  locale?: string | null
}

/**
 * The contact who asks, made on first sight. A known contact stays as it is: whoever types an address into
 * a form proves nothing by it, and must not rename its owner. Needs a transaction.
 */
export async function findRequester({ req, email, locale, ...names }: Options): Promise<string> {
  const [known] = await queryInTransaction<{ id: string }>(
    req,
    sql`SELECT id FROM contacts
        WHERE email_normalized = ${normaliseEmail(email)} AND deleted_at IS NULL`,
  )
  if (known) return known.id
  const firstLocale = pickLocale(locale ?? req.i18n?.language)
  const { id } = await upsertContact({ req, email, ...names, firstLocale })
  return id
}
