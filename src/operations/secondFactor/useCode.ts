import type { PayloadRequest } from 'payload'
import { unsealSecret } from '@/db/encryption/sealSecret'
import { queryRows, sql } from '@/db/sql'
import { stepOfCode } from '@/operations/secondFactor/oneTimeCode'
import { hashRecoveryCode } from '@/operations/secondFactor/recoveryCodes'
import { findSecondFactor, secondFactorContext } from '@/operations/secondFactor/secondFactorRow'

type Use = { req: PayloadRequest; user: string; code: string }

/**
 * Uses a code of the authenticator app, or a recovery code, up. One conditional UPDATE: of any number of
 * attempts with one code one wins, and a code that was used, or an older one, opens nothing again. Outside of
 * the caller's transaction, so that a code stays used whatever becomes of the rest.
 * @returns whether the code was right
 */
export async function useCode({ req, user, code }: Use): Promise<boolean> {
  const plain = code.replace(/\s/g, '')
  const factor = await findSecondFactor(req, user)
  if (!factor?.confirmedAt) return false
  if (/^\d{6}$/.test(plain)) {
    const secret = unsealSecret(factor.sealedSecret, secondFactorContext)
    const step = stepOfCode({ secret, code: plain })
    if (step === null) return false
    const used = await queryRows(
      req.payload,
      sql`UPDATE second_factors SET last_step = ${step}, updated_at = now()
          WHERE user_id = ${user} AND confirmed_at IS NOT NULL AND last_step < ${step} RETURNING id`,
    )
    return used.length > 0
  }
  const hash = hashRecoveryCode(user, plain)
  const used = await queryRows(
    req.payload,
    sql`UPDATE second_factors SET recovery_hashes = recovery_hashes - ${hash}::text, updated_at = now()
        WHERE user_id = ${user} AND confirmed_at IS NOT NULL AND recovery_hashes ? ${hash}::text
        RETURNING id`,
  )
  return used.length > 0
}
