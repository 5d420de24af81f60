import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { outboxRows } from '@/outbox/outboxRows'
import type { LockedRegistration } from '@/operations/registrations/lockRegistration'
import { mailsOnEdge } from '@/operations/registrations/mailsOnEdge'

type Input = { req: PayloadRequest; locked: LockedRegistration }

/**
 * Mails a person once more where the registration stands: a new round, with the same code and link. In the
 * caller's transaction, the registration locked.
 * @returns whether there is a mail for its state
 */
export async function sendAgain({ req, locked: { id, round, status } }: Input): Promise<boolean> {
  const mails = mailsOnEdge({ registration: id, round: round + 1, from: null, to: status })
  if (mails.length === 0) return false
  await queryInTransaction(
    req,
    sql`WITH changed AS (
          UPDATE registrations SET round = ${round + 1}, updated_at = now() WHERE id = ${id}),
        asked AS (${outboxRows(mails)})
        SELECT count(pg_notify('outbox', '')) FROM asked`,
  )
  return true
}
