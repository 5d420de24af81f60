import type { Payload } from 'payload'
import type { Credentials, SocialAccount } from '@/adapters/social/socialPlatform'
import { sealSecret, unsealSecret } from '@/db/encryption/sealSecret'
import { queryRows, sql } from '@/db/sql'
import { isUuid } from '@/lib/isUuid'
import {
  defaultLimits,
  type AccountStatus,
  type PlatformName,
  type PostLimits,
} from '@/lib/social/platforms'
import { credentialsContext, sessionContext } from '@/operations/social/credentialsContext'

type Row = {
  id: string
  name: string
  platform: PlatformName
  baseUrl: string
  handle: string | null
  remoteId: string | null
  limits: PostLimits | null
  status: AccountStatus
  limitedUntil: string | null
  sealedCredentials: string | null
  sealedSession: string | null
}

export type OpenedAccount = SocialAccount & {
  name: string
  limits: PostLimits
  status: AccountStatus
  limitedUntil: Date | null
}

/**
 * An account with its credentials opened, ready for its adapter, or null when it is gone. Keep it inside one
 * job: it is not logged, stored or passed on. Reads and writes outside any transaction of a request.
 */
export async function openAccount(payload: Payload, id: string): Promise<OpenedAccount | null> {
  if (!isUuid(id)) return null
  const [row] = await queryRows<Row>(
    payload,
    sql`SELECT id, name, platform, base_url AS "baseUrl", handle, remote_id AS "remoteId", limits, status,
          limited_until AS "limitedUntil", sealed_credentials AS "sealedCredentials",
          sealed_session AS "sealedSession"
        FROM social_accounts WHERE id = ${id}`,
  )
  if (!row) return null
  const { sealedCredentials, sealedSession, limits, limitedUntil, ...account } = row
  return {
    ...account,
    limits: { ...defaultLimits[row.platform], ...limits },
    limitedUntil: limitedUntil ? new Date(limitedUntil) : null,
    credentials: sealedCredentials
      ? (JSON.parse(unsealSecret(sealedCredentials, credentialsContext(row))) as Credentials)
      : {},
    session: sealedSession ? unsealSecret(sealedSession, sessionContext(row)) : null,
    keepSession: async (session) => {
      const sealed = session ? sealSecret(session, sessionContext(row)) : null
      // A change of credentials meanwhile has its own log-in: this one is not kept then.
      await queryRows(
        payload,
        sql`UPDATE social_accounts SET sealed_session = ${sealed}
            WHERE id = ${id} AND sealed_credentials IS NOT DISTINCT FROM ${sealedCredentials}`,
      )
    },
  }
}
