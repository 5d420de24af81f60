import { hkdfSync } from 'node:crypto'
import { sign, verify } from 'hono/jwt'
import { requireSecret } from '@/env'

/** How long an access token opens doors; after that the refresh token fetches a new one. */
export const accessTokenSeconds = 15 * 60

/** What a session was opened for: the API (two tokens) or the admin panel (one cookie). */
export type SessionKind = 'api' | 'panel'

export type AccessClaims = {
  /** The user. */
  sub: string
  /** The session: the family of refresh tokens it belongs to. */
  fam: string
  kind: SessionKind
  /** Holds `admin.access`: for limits only, never for permissions. */
  staff: boolean
  exp: number
}

const issuer = 'rostrum'

/** A key of its own: no other token of the platform passes for an access token. */
const key = () =>
  Buffer.from(hkdfSync('sha256', requireSecret(), '', 'rostrum/access-token', 32)).toString('hex')

let cachedKey: string | undefined

/** Signs an access token (JWT, HS256). It names user and session and proves no permission. */
export async function makeAccessToken({
  seconds,
  ...claims
}: Omit<AccessClaims, 'exp'> & { seconds: number }): Promise<{ token: string; exp: number }> {
  const iat = Math.floor(Date.now() / 1000)
  const exp = iat + seconds
  return { token: await sign({ ...claims, iss: issuer, iat, exp }, (cachedKey ??= key())), exp }
}

/** The claims of a token of ours that has not expired, else null. Never throws on foreign input. */
export async function readAccessToken(token: string): Promise<AccessClaims | null> {
  try {
    const claims = await verify(token, (cachedKey ??= key()), { alg: 'HS256', iss: issuer })
    const { sub, fam } = claims
    return typeof sub === 'string' && typeof fam === 'string'
      ? (claims as unknown as AccessClaims)
      : null
  } catch {
    return null
  }
}
