import type { IncomingMessage } from 'node:http'
import http from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import { admitUrl, type AdmittedUrl, type Resolve } from '@/adapters/outbound/admitUrl'
import { OutboundError } from '@/adapters/outbound/outboundError'

export type OutboundRequest = {
  url: string
  method?: 'DELETE' | 'GET' | 'POST' | 'PUT'
  headers?: Record<string, string>
  body?: Buffer | string
  /** For everything: connecting, sending, the answer, and its redirects. */
  timeoutMs?: number
  /** Longest answer that is read. */
  maxBytes?: number
  /** How many redirects of a GET are followed, each past the guard. Other methods follow none. */
  redirects?: number
  signal?: AbortSignal
  resolve?: Resolve
  allowHosts?: readonly string[]
}

export type OutboundAnswer = { status: number; headers: Headers; body: Buffer; url: string }

const userAgent = 'Rostrum'
/** Not sent on to another origin. */
const forOneOrigin = new Set(['authorization', 'cookie', 'proxy-authorization'])

/**
 * Sends one request to a URL that a person chose, past the guard of `admitUrl`: the connection goes to an
 * address that was checked, and redirects are checked anew. Never sends twice.
 * @throws OutboundError whose `failure` says whether the request may have arrived
 */
export async function outboundFetch(request: OutboundRequest): Promise<OutboundAnswer> {
  const { timeoutMs = 15_000, redirects = 0, signal } = request
  const timeout = AbortSignal.timeout(timeoutMs)
  const limit = signal ? AbortSignal.any([signal, timeout]) : timeout
  let current = request
  for (let followed = 0; ; followed += 1) {
    const admitted = await admitUrl(current.url, current)
    if (limit.aborted) throw new OutboundError('unreachable', 'The server did not answer in time.')
    const answer = await send({ ...current, signal: limit }, admitted)
    const location = answer.headers.get('location')
    const isRedirect = [301, 302, 303, 307, 308].includes(answer.status) && location !== null
    if (!isRedirect || (current.method ?? 'GET') !== 'GET' || redirects === 0) return answer
    if (followed >= redirects) throw new OutboundError('refused', 'Too many redirects.')
    current = redirectedTo(current, new URL(location, admitted.url))
  }
}

function redirectedTo(request: OutboundRequest, target: URL): OutboundRequest {
  if (target.origin === new URL(request.url).origin) return { ...request, url: target.href }
  const headers = Object.entries(request.headers ?? {}).filter(
    ([name]) => !forOneOrigin.has(name.toLowerCase()),
  )
  return { ...request, url: target.href, headers: Object.fromEntries(headers) }
}

/** The connection takes the addresses that passed the guard, whatever the name server says now. */
function pinnedLookup({ addresses }: AdmittedUrl): LookupFunction {
  return ((_hostname, options, callback) => {
    const [first] = addresses
    if (options.all) callback(null, addresses)
    else callback(null, first?.address as string, first?.family)
  }) as LookupFunction
}

function send(request: OutboundRequest, admitted: AdmittedUrl): Promise<OutboundAnswer> {
  const { method = 'GET', headers = {}, body, maxBytes = 1_000_000, signal } = request
  const secure = admitted.url.protocol === 'https:'
  return new Promise((resolve, reject) => {
    let connected = false
    const outgoing = (secure ? https : http).request(admitted.url, {
      method,
      // A connection of its own: one kept open might belong to an address checked long ago.
      agent: false,
      lookup: pinnedLookup(admitted),
      signal,
      headers: {
        'User-Agent': userAgent,
        'Accept-Encoding': 'identity',
        ...headers,
        ...(body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }),
      },
    })
    outgoing.on('socket', (socket) => {
      socket.once(secure ? 'secureConnect' : 'connect', () => (connected = true))
    })
    outgoing.on('error', (error) => {
      reject(
        connected
          ? new OutboundError('unanswered', 'The server did not answer.', error)
          : new OutboundError('unreachable', 'The server cannot be reached.', error),
      )
    })
    outgoing.on('response', (incoming) => {
      readBody(incoming, maxBytes).then(
        (bytes) =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: headersOf(incoming),
            body: bytes,
            url: admitted.url.href,
          }),
        reject,
      )
    })
    outgoing.end(body)
  })
}

async function readBody(incoming: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      length += chunk.length
      if (length > maxBytes) {
        throw new OutboundError('oversized', 'The answer of the server is too long.')
      }
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof OutboundError) throw error
    throw new OutboundError('unanswered', 'The server broke off its answer.', error)
  }
  return Buffer.concat(chunks)
}

function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers()
  for (let index = 0; index < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index] as string, rawHeaders[index + 1] as string)
  }
  return headers
}
