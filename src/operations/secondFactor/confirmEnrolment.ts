import type { PayloadRequest } from 'payload'
import { unsealSecret } from '@/db/encryption/sealSecret'
import { queryInTransaction, sql } from '@/db/sql'
import { afterCommit } from '@/db/strictTransactions'
import { inTransaction } from '@/db/transaction'
import { invalidFields } from '@/errors'
import { sayTo } from '@/lib/sayTo'
import { withLockOut } from '@/operations/accounts/lockOut'
import { requirePerson } from '@/operations/accounts/requirePerson'
import { cutSockets, revokeAllSessions } from '@/operations/accounts/revokeSessions'
import { appendAudit } from '@/operations/audit/appendAudit'
import { tellSecurityEvent } from '@/operations/security/tellSecurityEvent'
import { stepOfCode } from '@/operations/secondFactor/oneTimeCode'
import { hashRecoveryCode, makeRecoveryCodes } from '@/operations/secondFactor/recoveryCodes'
import { findSecondFactor, secondFactorContext } from '@/operations/secondFactor/secondFactorRow'

/**
 * Switches the second factor on, by a first code of the app: log-in asks for one from now on, and all other
 * sessions of the account end.
 * @returns recovery codes, shown this once
 * @throws AppError 422 on the code (also where nothing was begun), 429 and 503 as `withLockOut`
 */
export async function confirmEnrolment(req: PayloadRequest, code: string): Promise<string[]> {
  const { id: user, email, _family: except, _sid: exceptPayload } = requirePerson(req)
  const recoveryCodes = makeRecoveryCodes()
  const confirm = () =>
    inTransaction(req, async () => {
      const factor = await findSecondFactor(req, user)
      const step =
        factor && !factor.confirmedAt
          ? stepOfCode({ secret: unsealSecret(factor.sealedSecret, secondFactorContext), code })
          : null
      if (step === null) return false
      const hashes = recoveryCodes.map((each) => hashRecoveryCode(user, each))
      const [row] = await queryInTransaction(
        req,
        sql`UPDATE second_factors SET confirmed_at = now(), updated_at = now(), last_step = ${step},
              recovery_hashes = ${JSON.stringify(hashes)}::jsonb
            WHERE user_id = ${user} AND confirmed_at IS NULL
              AND sealed_secret = ${factor?.sealedSecret} RETURNING id`,
      )
      if (!row) return false
      await revokeAllSessions({ req, user, reason: 'second-factor', except, exceptPayload })
      await appendAudit({
        ...{ req, action: 'users.secondFactorOn', subjectType: 'users', subject: user },
      })
      await afterCommit(req, () => {
        tellSecurityEvent('second_factor.changed', { account: user, to: 'on' })
        return cutSockets(user)
      })
      return true
    })
  const right = await withLockOut({ payload: req.payload, email, prove: confirm })
  if (right) return recoveryCodes
  throw invalidFields([
    {
      path: 'code',
      message: sayTo(req, {
        en: 'This is not the code that the app shows now. Check the clock of your phone.',
        tr: 'Uygulamanın şu an gösterdiği kod bu değil. Telefonunuzun saatini denetleyin.',
      }),
    },
  ])
}
