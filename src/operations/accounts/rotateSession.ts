import type { PayloadRequest } from 'payload'
import { uuidv7 } from 'uuidv7'
import { afterCommit } from '@/db/strictTransactions'
import { queryInTransaction, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { AppError } from '@/errors'
import { findActiveUser } from '@/operations/accounts/accessTokenStrategy'
import {
  hashToken,
  makeRefreshToken,
  makeTokens,
  refreshTokenDays,
  sessionDays,
  type SessionTokens,
} from '@/operations/accounts/openSession'
import { cutSockets, revokeFamily } from '@/operations/accounts/revokeSessions'
import { tellSecurityEvent } from '@/operations/security/tellSecurityEvent'

type Used = { family: string; user_id: string }
type Dead = Used & { used: boolean; overlapping: boolean; alive: boolean }

const refused = () =>
  new AppError('UNAUTHENTICATED', { message: 'This session is over. Sign in again.' })

/**
 * Exchanges a refresh token for a new pair. The token is used up by one conditional UPDATE, so of any number of
 * attempts one wins. Presenting it again means that two hold it: the whole family ends. Only an attempt that
 * began before the winner's had finished (two tabs at once) is told to use the winner's tokens instead (409).
 * @throws AppError 401 for a token that is unknown, expired, used or revoked; 409 CONFLICT for a simultaneous one
 */
export async function rotateSession(req: PayloadRequest, token: string): Promise<SessionTokens> {
  const outcome = await inTransaction(req, () => attempt(req, token))
  if (outcome === 'reused' || outcome === 'refused') throw refused()
  if (outcome === 'simultaneous') {
    throw new AppError('CONFLICT', { message: 'This session is being refreshed already.' })
  }
  return outcome
}

async function attempt(req: PayloadRequest, token: string) {
  const [used] = await queryInTransaction<Used & { started_at: Date }>(
    req,
    sql`UPDATE refresh_tokens SET used_at = clock_timestamp(), updated_at = now()
        WHERE hash = ${hashToken(token)} AND kind = 'api' AND used_at IS NULL
          AND revoked_at IS NULL AND expires_at > now()
        RETURNING family, user_id, started_at`,
  )
  if (!used) return explain(req, token)
  const user = await findActiveUser({ payload: req.payload, id: used.user_id, req })
  if (!user) return 'refused'
  const refreshToken = makeRefreshToken()
  await queryInTransaction(
    req,
    sql`INSERT INTO refresh_tokens
          (id, family, user_id, kind, hash, user_agent, ip, started_at, expires_at, created_at, updated_at)
        SELECT ${uuidv7()}, family, user_id, kind, ${hashToken(refreshToken)}, user_agent, ip, started_at,
               least(now() + make_interval(days => ${refreshTokenDays}),
                     started_at + make_interval(days => ${sessionDays})), now(), now()
        FROM refresh_tokens WHERE hash = ${hashToken(token)}`,
  )
  return makeTokens({ user, family: used.family, kind: 'api', refreshToken })
}

/** A statement of its own: it sees what whoever held the row committed. */
async function explain(req: PayloadRequest, token: string) {
  const [row] = await queryInTransaction<Dead>(
    req,
    sql`SELECT family, user_id, used_at IS NOT NULL AS used, used_at > now() AS overlapping,
               revoked_at IS NULL AS alive
        FROM refresh_tokens WHERE hash = ${hashToken(token)} AND kind = 'api'`,
  )
  if (!row?.used || !row.alive) return 'refused'
  if (row.overlapping) return 'simultaneous'
  const { family, user_id: user } = row
  await revokeFamily({ req, family, user, reason: 'reuse' })
  await afterCommit(req, () => cutSockets(user))
  // Two hold it: the session was ended.
  tellSecurityEvent('auth.token.reused', { account: user, session: family })
  return 'reused'
}
