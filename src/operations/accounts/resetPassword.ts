import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { holdsReset, subjectOf } from '@/operations/accounts/accountLinks'
import { confirmAddress } from '@/operations/accounts/confirmAddress'
import { findAccount } from '@/operations/accounts/findAccount'
import { unlockAddress } from '@/operations/accounts/lockOut'
import { inPasswordLine } from '@/operations/accounts/passwordWork'
import { deadLink } from '@/operations/accounts/verifyAddress'

type Reset = { req: PayloadRequest; token: string; password: string }

/**
 * Sets a new password by the token of the mail that went to the account's address; the link works once. All
 * sessions end (a hook of the collection sees to it), the lock opens, and the address counts as confirmed.
 * @throws AppError 400 for a link that is not valid any more, 422 for a password that is not allowed
 */
export async function resetPassword({ req, token, password }: Reset): Promise<void> {
  const subject = subjectOf({ token, purpose: 'reset-password' })
  if (!subject) throw deadLink(req)
  const email = await inPasswordLine(() =>
    inTransaction(req, async () => {
      // Two uses of one link wait for each other here; the second finds another password.
      await queryInTransaction(req, sql`SELECT 1 FROM users WHERE id = ${subject.id} FOR UPDATE`)
      const account = await findAccount(req, subject.id)
      if (!account || account.disabled || !holdsReset(subject.digest, account)) throw deadLink(req)
      await req.payload.update({
        collection: 'users',
        id: account.id,
        data: { password },
        context: { passwordProven: true },
        depth: 0,
        // The token is the permission.
        overrideAccess: true,
        req,
      })
      await confirmAddress(req, account)
      return account.email
    }),
  )
  await unlockAddress(req.payload, email)
}
