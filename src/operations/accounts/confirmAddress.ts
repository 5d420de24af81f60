import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import type { Account } from '@/operations/accounts/findAccount'
import { upsertContact } from '@/operations/contacts/upsertContact'
import { pickLocale } from '@/lib/i18n/locale'

/**
 * Records that an account's address is its holder's, and gives the account what was done with that address
 * before: its contact, registrations and support tickets made as a guest. Only ever called on proof (a link
 * out of a mail to the address). In the caller's transaction. Safe to repeat.
 */
export async function confirmAddress(
  req: PayloadRequest,
  account: Pick<Account, 'email' | 'id' | 'locale'>,
): Promise<void> {
  const { id: user, email, locale } = account
  const contact = await upsertContact({ req, email, firstLocale: pickLocale(locale) })
  await queryInTransaction(
    req,
    sql`UPDATE users SET email_verified_at = coalesce(email_verified_at, now()), updated_at = now()
        WHERE id = ${user}`,
  )
  // A contact belongs to one account, an account to one contact.
  const [owned] = await queryInTransaction(
    req,
    sql`UPDATE contacts SET user_id = ${user}, updated_at = now()
        WHERE id = ${contact.id} AND (user_id IS NULL OR user_id = ${user})
          AND NOT EXISTS (SELECT 1 FROM contacts other WHERE other.user_id = ${user} AND other.id <> contacts.id)
        RETURNING id`,
  )
  if (!owned) return
  await queryInTransaction(req, sql`UPDATE users SET contact_id = ${contact.id} WHERE id = ${user}`)
  await queryInTransaction(
    req,
    sql`UPDATE registrations SET user_id = ${user}, updated_at = now()
        WHERE contact_id = ${contact.id} AND user_id IS NULL`,
  )
  await queryInTransaction(
    req,
    sql`UPDATE tickets SET user_id = ${user}, updated_at = now()
        WHERE requester_id = ${contact.id} AND user_id IS NULL`,
  )
}
