import type { AuthStrategy, Payload, PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { currentContext } from '@/lib/requestContext'
import { readAccessToken, type AccessClaims } from '@/operations/accounts/accessToken'
import { failSignIn } from '@/operations/accounts/failSignIn'
import { assertMayPass, holdToSecondFactor } from '@/operations/secondFactor/holdToSecondFactor'
import { findSessionToken } from '@/operations/accounts/sessionToken'

/** What a request knows of the session it came with, beside the user. */
export type SessionMarks = {
  /** The session, for those who came with a token of ours. */
  _family?: string
  _from?: 'cookie' | 'header'
  _strategy?: string
}

/**
 * Signs requests in by our access tokens, from `Authorization: Bearer` or the admin panel's cookie. The token
 * only names user and session: both are read anew on every request, so log-out, a new password, a disabled
 * account and changed roles count from the next one on.
 */
export const accessTokenStrategy: AuthStrategy = {
  name: 'access-token',
  authenticate: async ({ headers, payload }) => {
    const found = findSessionToken(headers, payload)
    const claims = found && (await readAccessToken(found.token))
    if (!claims) return { user: null }
    // A cookie of the panel is no bearer token and the other way round.
    if ((claims.kind === 'panel') !== (found.from === 'cookie')) return { user: null }
    try {
      if (!(await isAlive(payload, claims))) return { user: null }
      const user = await findActiveUser({ payload, id: claims.sub })
      if (!user) return { user: null }
      assertMayPass(user, headers)
      Object.assign(currentContext(), { account: user.id })
      const marks: SessionMarks = { _family: claims.fam, _from: found.from }
      return {
        user: { ...user, ...marks, collection: 'users', _strategy: 'access-token' } as never,
      }
    } catch (error) {
      return failSignIn(error)
    }
  },
}

async function isAlive(payload: Payload, { fam, sub }: AccessClaims): Promise<boolean> {
  const rows = await queryRows(
    payload,
    sql`SELECT 1 FROM refresh_tokens WHERE family = ${fam} AND user_id = ${sub}
        AND revoked_at IS NULL AND expires_at > now() LIMIT 1`,
  )
  return rows.length > 0
}

type Finding = { payload: Payload; id: string; req?: PayloadRequest }

/** The user with populated roles, or null for one who is gone or disabled. */
export async function findActiveUser({ payload, id, req }: Finding) {
  const user = await payload.findByID({
    collection: 'users',
    id,
    depth: 1,
    disableErrors: true,
    // Whoever signs in is nobody yet.
    overrideAccess: true,
    req,
  })
  return user && !user.disabled ? holdToSecondFactor({ payload, user, req }) : null
}
