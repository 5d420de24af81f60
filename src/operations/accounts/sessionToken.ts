import { extractJWT, parseCookies } from 'payload'
import type { Payload } from 'payload'
import { env } from '@/env'

/** Whether a browser says that a page of another site made the request. Scripts say nothing. */
export function isCrossSite(headers: Headers): boolean {
  const origin = headers.get('Origin')
  if (origin) return !isOwnOrigin(origin, headers.get('Host'))
  const site = headers.get('Sec-Fetch-Site')
  return site === 'cross-site' || site === 'same-site'
}

/** Whether a browser says that a page of ours made the request. */
export function isSameSite(headers: Headers): boolean {
  const origin = headers.get('Origin')
  if (origin) return isOwnOrigin(origin, headers.get('Host'))
  const site = headers.get('Sec-Fetch-Site')
  return site === 'same-origin' || site === 'none'
}

function isOwnOrigin(origin: string, host: string | null): boolean {
  if (origin === new URL(env.publicUrl).origin) return true
  try {
    return host !== null && new URL(origin).host === host
  } catch {
    return false
  }
}

/**
 * What the name of the admin panel's cookie begins with. Where people come by https it is one that browsers take
 * from this very host only, never from a neighbour under the same domain or from an unencrypted page.
 */
export const sessionCookiePrefix = ({ config }: Payload): string =>
  `${env.publicUrl.startsWith('https:') ? '__Host-' : ''}${config.cookiePrefix}`

/**
 * The token a request signs in with, and where it stood: the `Authorization` header, else the admin panel's
 * cookie, which counts only where no other site made the request.
 */
export function findSessionToken(
  headers: Headers,
  payload: Payload,
): { token: string; from: 'cookie' | 'header' } | null {
  const header = /^(?:Bearer|JWT) (\S+)$/.exec(headers.get('Authorization') ?? '')?.[1]
  if (header) return { token: header, from: 'header' }
  if (headers.has('Authorization')) return null
  const cookie = parseCookies(headers).get(`${sessionCookiePrefix(payload)}-token`)
  if (!cookie || isCrossSite(headers)) return null
  return { token: cookie, from: 'cookie' }
}

/** Payload's own reading of the same request, for sessions that its own log-in opened. */
export const findPayloadToken = (headers: Headers, payload: Payload) =>
  extractJWT({ headers, payload })
