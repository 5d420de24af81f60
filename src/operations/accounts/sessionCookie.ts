import { generateExpiredPayloadCookie, generatePayloadCookie } from 'payload'
import type { PayloadRequest } from 'payload'
import { sessionCookiePrefix } from '@/operations/accounts/sessionToken'

const auth = ({ payload }: PayloadRequest) => payload.collections.users.config.auth

/** The admin panel's cookie with a token in it. */
export const sessionCookie = (req: PayloadRequest, token: string): string =>
  generatePayloadCookie({
    collectionAuthConfig: auth(req),
    cookiePrefix: sessionCookiePrefix(req.payload),
    token,
  }) as string

/** Takes the admin panel's cookie away, and the one that Payload's own first log-in may have set. */
export const expiredCookies = (req: PayloadRequest): string[] => {
  const { payload } = req
  const prefixes = new Set([sessionCookiePrefix(payload), payload.config.cookiePrefix])
  return [...prefixes].map(
    (cookiePrefix) =>
      generateExpiredPayloadCookie({
        collectionAuthConfig: auth(req),
        config: payload.config,
        cookiePrefix,
      }) as string,
  )
}
