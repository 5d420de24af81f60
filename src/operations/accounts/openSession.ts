import { createHash, randomBytes } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { uuidv7 } from 'uuidv7'
import { permissionsOf, type Subject } from '@/access/can'
import { queryRows, sql } from '@/db/sql'
import { singleLine } from '@/lib/singleLine'
import { currentContext } from '@/lib/requestContext'
import {
  accessTokenSeconds,
  makeAccessToken,
  type SessionKind,
} from '@/operations/accounts/accessToken'
import { tellSecurityEvent } from '@/operations/security/tellSecurityEvent'

export type SessionTokens = { accessToken: string; refreshToken: string; expiresIn: number }

/** A refresh token works once, within this time. */
export const refreshTokenDays = 7
/** However often it is refreshed, a session ends after this time. */
export const sessionDays = 90
/** The admin panel's cookie; it asks for a new one while somebody works. */
export const panelSeconds = 8 * 60 * 60

export const hashToken = (token: string) => createHash('sha256').update(token).digest('hex')

export const makeRefreshToken = () => `rt_${randomBytes(32).toString('base64url')}`

type Opening = { req: PayloadRequest; user: Subject & object; kind: SessionKind }

/**
 * Opens a session of a user whose identity has been proven: the first refresh token of a new family, of which
 * only the hash is stored. Joins the caller's transaction where one runs. One INSERT that touches no other row:
 * any number of concurrent log-ins of one account keep their sessions.
 */
export async function openSession({ req, user, kind }: Opening): Promise<SessionTokens> {
  const family = uuidv7()
  const refreshToken = makeRefreshToken()
  const { ip } = currentContext()
  const agent = singleLine(req.headers.get('User-Agent') ?? '').slice(0, 300) || null
  const lasts = kind === 'panel' ? `${panelSeconds} seconds` : `${refreshTokenDays} days`
  await queryRows(
    req,
    sql`INSERT INTO refresh_tokens
          (id, family, user_id, kind, hash, user_agent, ip, started_at, expires_at, created_at, updated_at)
        VALUES (${uuidv7()}, ${family}, ${user.id}, ${kind}, ${hashToken(refreshToken)}, ${agent},
                ${ip ?? null}, now(), now() + ${lasts}::interval, now(), now())`,
  )
  tellSecurityEvent('auth.login.succeeded', { account: user.id, session: family, kind })
  return makeTokens({ user, family, kind, refreshToken })
}

type Making = { user: Subject & object; family: string; kind: SessionKind; refreshToken: string }

/** The answer to a log-in or refresh. */
export async function makeTokens(making: Making): Promise<SessionTokens> {
  const { user, family, kind, refreshToken } = making
  const expiresIn = kind === 'panel' ? panelSeconds : accessTokenSeconds
  const staff = permissionsOf(user).has('admin.access')
  const { token } = await makeAccessToken({
    ...{ sub: user.id, fam: family, kind, staff },
    seconds: expiresIn,
  })
  return { accessToken: token, refreshToken, expiresIn }
}
