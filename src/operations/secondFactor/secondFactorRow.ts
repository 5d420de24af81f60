import type { PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'

/** The one place where the secret of an authenticator app opens. */
export const secondFactorContext = 'second-factor'

type SecondFactorRow = {
  sealedSecret: string
  confirmedAt: string | null
  recoveryCodesLeft: number
}

/** The second factor of a user, confirmed or not, or null. */
export async function findSecondFactor(
  req: PayloadRequest,
  user: string,
): Promise<SecondFactorRow | null> {
  const [row] = await queryRows<SecondFactorRow>(
    req,
    sql`SELECT sealed_secret AS "sealedSecret", confirmed_at AS "confirmedAt",
               jsonb_array_length(recovery_hashes) AS "recoveryCodesLeft"
        FROM second_factors WHERE user_id = ${user}`,
  )
  return row ?? null
}
