import { OutboundError } from '@/adapters/outbound/outboundError'
import { outboundFetch, type OutboundRequest } from '@/adapters/outbound/outboundFetch'
import { SocialError } from '@/adapters/social/socialError'

type Request = Pick<OutboundRequest, 'body' | 'headers' | 'method' | 'timeoutMs' | 'url'> & {
  json?: unknown
}

export type SocialAnswer = { status: number; headers: Headers; data: Record<string, unknown> }

const shortestWaitMs = 1_000
const longestWaitMs = 24 * 60 * 60 * 1_000
const usualWaitMs = 5 * 60 * 1_000

/**
 * One call to a social network past the outgoing guard, its refusals in our words. A 2xx is given back; so is
 * what `accept` names.
 * @throws SocialError
 */
export async function socialRequest({
  json,
  accept = [],
  ...request
}: Request & { accept?: number[] }): Promise<SocialAnswer> {
  const { status, headers, body } = await send(
    json === undefined
      ? request
      : {
          ...request,
          body: JSON.stringify(json),
          headers: { ...request.headers, 'Content-Type': 'application/json' },
        },
  )
  const data = parse(body)
  if ((status >= 200 && status < 300) || accept.includes(status)) return { status, headers, data }
  throw refusal({ status, headers, data })
}

async function send(request: OutboundRequest) {
  try {
    return await outboundFetch({ timeoutMs: 30_000, redirects: 3, ...request })
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error
    const { failure, message } = error
    if (failure === 'refused') throw new SocialError('rejected', message, { cause: error })
    const known = failure === 'unreachable'
    throw new SocialError(known ? 'unavailable' : 'unknown', message, { cause: error })
  }
}

function parse(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    if (Array.isArray(value)) return { list: value }
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function refusal({ status, headers, data }: SocialAnswer): SocialError {
  const code = typeof data.error === 'string' ? data.error : undefined
  const said = [data.message, data.error_description, data.error].find(
    (text): text is string => typeof text === 'string' && text !== '',
  )
  const message = (said ?? `The server answered ${status}.`).slice(0, 300)
  const options = { code, status }
  if (status === 429) {
    const retryAt = retryTime(headers, Date.now())
    return new SocialError('rate-limited', message, { ...options, retryAt })
  }
  if (status === 401 || status === 403) return new SocialError('unauthorised', message, options)
  if (status === 503 && headers.has('retry-after')) {
    return new SocialError('unavailable', message, {
      ...options,
      retryAt: retryTime(headers, Date.now()),
    })
  }
  return new SocialError(status >= 500 || status < 400 ? 'unknown' : 'rejected', message, options)
}

/**
 * When a limited client may come back: `Retry-After` (seconds or a date), `X-RateLimit-Reset` (Mastodon: an ISO
 * time) or `RateLimit-Reset` (Bluesky: Unix seconds). Between a second and a day from now. Pure.
 */
export function retryTime(headers: Headers, now: number): Date {
  const named = [
    headers.get('retry-after'),
    headers.get('x-ratelimit-reset'),
    headers.get('ratelimit-reset'),
  ]
  const instants = named.flatMap((text) => {
    if (text === null) return []
    const number = Number(text)
    if (Number.isNaN(number)) return Number.isNaN(Date.parse(text)) ? [] : [Date.parse(text)]
    // Small numbers are seconds from now, large ones Unix time.
    return [number > 1e9 ? number * 1_000 : now + number * 1_000]
  })
  const wanted = instants.length > 0 ? Math.max(...instants) : now + usualWaitMs
  return new Date(Math.min(Math.max(wanted, now + shortestWaitMs), now + longestWaitMs))
}
