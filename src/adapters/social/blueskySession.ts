import { SocialError } from '@/adapters/social/socialError'
import { socialRequest } from '@/adapters/social/socialRequest'
import type { SocialAccount } from '@/adapters/social/socialPlatform'

export type Session = { accessJwt: string; refreshJwt: string; did: string; handle: string }

const soonMs = 60_000

/**
 * A log-in of the account. Log-ins are limited to a few hundred a day, so one is kept and renewed.
 * @throws SocialError `unauthorised` when the app password no longer works
 */
export async function openSession(account: SocialAccount): Promise<Session> {
  const kept = parse(account.session)
  if (kept && !expires(kept.accessJwt)) return kept
  return (kept && (await renew(account, kept))) ?? logIn(account)
}

/** For a call that was refused because the token ran out in between. */
export async function renewSession(account: SocialAccount, old: Session): Promise<Session> {
  return (await renew(account, old)) ?? logIn(account)
}

async function renew(account: SocialAccount, { refreshJwt }: Session): Promise<Session | null> {
  try {
    const { data } = await socialRequest({
      url: `${account.baseUrl}/xrpc/com.atproto.server.refreshSession`,
      method: 'POST',
      headers: { Authorization: `Bearer ${refreshJwt}` },
    })
    return await keep(account, data as Session)
  } catch (error) {
    const gone =
      error instanceof SocialError && ['rejected', 'unauthorised'].includes(error.failure)
    if (gone) return null
    throw error
  }
}

async function logIn(account: SocialAccount): Promise<Session> {
  const { identifier, appPassword } = account.credentials
  try {
    const { data } = await socialRequest({
      url: `${account.baseUrl}/xrpc/com.atproto.server.createSession`,
      method: 'POST',
      json: { identifier, password: appPassword },
    })
    return await keep(account, data as Session)
  } catch (error) {
    if (error instanceof SocialError && error.failure === 'rejected') {
      throw new SocialError('unauthorised', error.message, { cause: error })
    }
    throw error
  }
}

async function keep(account: SocialAccount, session: Session): Promise<Session> {
  const { accessJwt, refreshJwt, did, handle } = session
  const kept = { accessJwt, refreshJwt, did, handle }
  account.session = JSON.stringify(kept)
  await account.keepSession(account.session)
  return kept
}

function parse(session: string | null): Session | null {
  return session ? (JSON.parse(session) as Session) : null
}

/** A token that does not say when it ends is used until it is refused. */
function expires(jwt: string): boolean {
  try {
    const [, claims = ''] = jwt.split('.')
    const { exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { exp?: number }
    return exp !== undefined && exp * 1_000 < Date.now() + soonMs
  } catch {
    return false
  }
}
