import type { PayloadRequest } from 'payload'
import { uuidv7 } from 'uuidv7'
import { queryInTransaction, queryRows, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { AppError } from '@/errors'
import type { Locale } from '@/lib/i18n/locale'
import { record } from '@/outbox/record'
import { upsertContact } from '@/operations/contacts/upsertContact'
import { setSubscriptions } from '@/operations/subscriptions/setSubscriptions'
import { sendConfirmation } from '@jobs/subscriptions/sendConfirmation.job'

type Wish = {
  req: PayloadRequest
  list: string
  email: string
  givenName?: string
  familyName?: string
  locale?: Locale
}

/** Asking again sends the mail again, but not more often than this. */
const againAfter = sql`interval '10 minutes'`

/**
 * Somebody asks to be on a public list. On a list with double opt-in (and for whoever had left) they are asked by
 * mail first. Whatever is known of the address, the caller learns nothing. Safe to repeat.
 * @throws AppError NOT_FOUND for a list that is not public
 */
export async function joinList({ req, list, email, ...person }: Wish): Promise<void> {
  const [open] = await queryRows<{ opt_in: 'double' | 'single' }>(
    req,
    sql`SELECT opt_in FROM lists WHERE id::text = ${list} AND kind = 'static'
          AND visibility = 'public' AND deleted_at IS NULL`,
  )
  if (!open) throw new AppError('NOT_FOUND')
  await inTransaction(req, async () => {
    const { id: contact } = await upsertContact({ req, email, ...person })
    const status = open.opt_in === 'single' ? 'confirmed' : 'pending'
    const [made] = await queryInTransaction<{ id: string }>(
      req,
      sql`WITH made AS (
            INSERT INTO subscriptions (id, contact_id, list_id, status, source, round, confirmed_at,
              created_at, updated_at)
            VALUES (${uuidv7()}, ${contact}, ${list}, ${status}::text::enum_subscriptions_status,
              'form', 1, CASE WHEN ${status}::text = 'confirmed' THEN now() END, now(), now())
            ON CONFLICT (list_id, contact_id) DO NOTHING RETURNING id),
          logged AS (
            INSERT INTO consents (id, contact_id, list_id, "to", source, created_at, updated_at)
            SELECT ${uuidv7()}::uuid, ${contact}, ${list}, ${status}::text::enum_consents_to, 'form',
              now(), now() FROM made)
          SELECT id FROM made`,
    )
    if (!made) await askAgain({ req, list, contact })
    await askToConfirm({ req, list, contact })
  })
}

type Pair = { req: PayloadRequest; list: string; contact: string }

async function askAgain({ req, list, contact }: Pair): Promise<void> {
  const which = sql`s.contact_id = ${contact} AND s.list_id = ${list}`
  await setSubscriptions({ req, which, to: 'pending', source: 'form' })
  await queryInTransaction(
    req,
    sql`UPDATE subscriptions s SET round = coalesce(round, 1) + 1, updated_at = now()
        WHERE ${which} AND status = 'pending' AND updated_at < now() - ${againAfter}`,
  )
}

/** Asks for the mail of the current round; the mail ledger sends it once. */
async function askToConfirm({ req, list, contact }: Pair): Promise<void> {
  const [waiting] = await queryInTransaction<{ id: string; round: string }>(
    req,
    sql`SELECT id, coalesce(round, 1) AS round FROM subscriptions
        WHERE contact_id = ${contact} AND list_id = ${list} AND status = 'pending'`,
  )
  if (!waiting) return
  const payload = { subscription: waiting.id, round: Number(waiting.round) }
  await record({ req, job: sendConfirmation, payload })
}
