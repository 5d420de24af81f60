import type { PayloadRequest } from 'payload'
import { assertCan } from '@/access/can'
import { queryInTransaction, sql } from '@/db/sql'
import { afterCommit } from '@/db/strictTransactions'
import { inTransaction } from '@/db/transaction'
import { AppError } from '@/errors'
import { cutSockets, revokeAllSessions } from '@/operations/accounts/revokeSessions'
import { requirePerson } from '@/operations/accounts/requirePerson'
import { appendAudit } from '@/operations/audit/appendAudit'
import { tellSecurityEvent } from '@/operations/security/tellSecurityEvent'
import { proveHolder } from '@/operations/secondFactor/proveHolder'
import { hashRecoveryCode, makeRecoveryCodes } from '@/operations/secondFactor/recoveryCodes'

type Proofs = { req: PayloadRequest; password: string; code: string }

const forget = (req: PayloadRequest, user: string) =>
  queryInTransaction(req, sql`DELETE FROM second_factors WHERE user_id = ${user} RETURNING id`)

/** Switches one's own second factor off, by password and code. @throws AppError 422 on either */
export async function switchOff({ req, password, code }: Proofs): Promise<void> {
  const { id: subject } = await proveHolder({ req, password, code })
  await inTransaction(req, async () => {
    await forget(req, subject)
    await appendAudit({ req, action: 'users.secondFactorOff', subjectType: 'users', subject })
    await afterCommit(req, () =>
      tellSecurityEvent('second_factor.changed', { account: subject, to: 'off' }),
    )
  })
}

/** Makes new recovery codes; the old ones are void. @returns them, this once. @throws AppError 422 */
export async function renewRecoveryCodes({ req, password, code }: Proofs): Promise<string[]> {
  const { id: subject } = await proveHolder({ req, password, code })
  const codes = makeRecoveryCodes()
  const hashes = codes.map((each) => hashRecoveryCode(subject, each))
  await inTransaction(req, async () => {
    await queryInTransaction(
      req,
      sql`UPDATE second_factors SET recovery_hashes = ${JSON.stringify(hashes)}::jsonb, updated_at = now()
          WHERE user_id = ${subject}`,
    )
    await appendAudit({ req, action: 'users.recoveryCodesMade', subjectType: 'users', subject })
  })
  return codes
}

/**
 * Takes the second factor of somebody else away, who lost phone and codes, and ends all their sessions. Who asks
 * has made sure that it is them.
 * @throws AppError 401, 403 without `users.manage`, 404 where there is none, 409 for one's own
 */
export async function resetSecondFactor(req: PayloadRequest, user: string): Promise<void> {
  assertCan(req, 'users.manage')
  if (requirePerson(req).id === user) {
    throw new AppError('CONFLICT', { message: 'Switch your own off with password and code.' })
  }
  await inTransaction(req, async () => {
    const removed = await forget(req, user)
    if (removed.length === 0) throw new AppError('NOT_FOUND')
    await revokeAllSessions({ req, user, reason: 'second-factor' })
    await appendAudit({
      ...{ req, action: 'users.secondFactorReset', subjectType: 'users', subject: user },
    })
    await afterCommit(req, () => {
      tellSecurityEvent('second_factor.changed', { account: user, to: 'off', by: req.user?.id })
      return cutSockets(user)
    })
  })
}
