import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import type { Payload } from 'payload'
import type { Server } from 'socket.io'
import { env } from '@/env'
import { AppError, toErrorBody } from '@/errors'
import { clientAddress, networkOf } from '@/lib/clientAddress'
import { currentContext, runWithContext } from '@/lib/requestContext'
import { inSpan } from '@/lib/tracing'
import { logger, requestLogger } from '@/logger'
import { tellSecurityEvent } from '@/operations/security/tellSecurityEvent'
import { isNextPath, makeHttpApp } from '@/server/http'
import { isAnonymous } from '@/server/isAnonymous'
import { makeLimits } from '@/server/limits/makeLimits'
import { makeMetrics } from '@/server/metrics'
import { makePublicReads } from '@/server/publicReads'
import { registerStrangers } from '@/server/registerStrangers'
import { makeSecurityHeaders } from '@/server/security/securityHeaders'
import { attachSockets } from '@/server/sockets'

type NodeHandler = (req: IncomingMessage, res: ServerResponse) => Promise<void>

type Options = {
  payload: Payload
  /** Renders the admin panel and the site; null where only the API is served (tests). */
  renderPage: NodeHandler | null
  /** Requests a minute for one client; 0 for no limits. Default: RATE_LIMIT_PER_MINUTE. */
  perMinute?: number
}

/** How long running requests may take to end once the server closes. */
const patienceMs = 12_000

const requestIdShape = /^[\w.-]{1,64}$/

/**
 * One Node server: our Hono app in front, Next behind it, socket.io beside it.
 * `listen(port, host)` resolves with the port. `close` turns readiness off and asks clients to leave their
 * connections; after `graceMs`, in which balancers notice, it stops listening, cuts sockets and lets running
 * requests end, for twelve seconds at most.
 */
export function makeServer({ payload, renderPage, perMinute = env.rateLimitPerMinute }: Options) {
  let draining = false
  const running = new Set<ServerResponse>()
  const limits = perMinute > 0 ? makeLimits({ payload, perMinute }) : null
  const app = makeHttpApp({
    payload,
    isDraining: () => draining,
    onWrite: () => publicReads.forget(),
    spendActions: limits?.spendActions,
  })
  const strangers = registerStrangers({ payload, onWrite: () => publicReads.forget() })
  const api = getRequestListener((request) => app.fetch(nativeRequest(request)), {
    overrideGlobalObjects: false,
  })
  const setSecurityHeaders = makeSecurityHeaders({
    publicUrl: env.publicUrl,
    development: env.mode === 'development',
  })
  const publicReads = makePublicReads({ load: async (request) => app.fetch(request) })
  const answerApi: NodeHandler = async (req, res) => {
    const path = pathOf(req)
    if (path === '/metrics') return metrics.answer(req, res)
    if (publicReads.covers(req, path) && (await publicReads.answer(req, res))) return
    if (strangers.covers(req, path) && (await strangers.answer(req, res, path))) return
    await api(req, res)
  }
  const http = createServer((req, res) => {
    const requestId = chooseRequestId(req)
    res.setHeader('X-Request-Id', requestId)
    const path = pathOf(req)
    const isPage = renderPage !== null && isNextPath(path)
    setSecurityHeaders({ req, res, path, isPage })
    if (!isPage && !isAnonymous((name) => req.headers[name]?.toString())) {
      // An answer for somebody is kept nowhere, unless it says so itself.
      res.setHeader('Cache-Control', 'private, no-store')
    }
    if (draining) res.setHeader('Connection', 'close')
    running.add(res)
    res.once('close', () => running.delete(res))
    const ip = addressOf(req)
    runWithContext({ requestId, ip, client: networkOf(ip), path }, () => {
      whenDone({ req, res, observe: metrics.observe })
      // Neither Hono nor Next has an answer of its own to it.
      const isTrace = req.method === 'TRACE'
      const handle: NodeHandler = isTrace ? answerTrace : isPage ? renderPage : answerApi
      const answer = () => inSpan(spanOf(req), () => handle(req, res))
      const work = limits
        ? limits.admit(req, res).then((admitted) => (admitted ? answer() : undefined))
        : answer()
      work.catch((error: unknown) => {
        logger.error({ err: error }, 'request failed')
        if (!res.headersSent) res.statusCode = 500
        res.end()
      })
    })
  })
  http.requestTimeout = 60_000
  http.headersTimeout = 20_000
  const sockets = attachSockets({ http, payload })
  const metrics = makeMetrics({
    payload,
    io: sockets.io as unknown as Server,
    publicReads: publicReads.figures,
  })
  return {
    http,
    io: sockets.io,
    tendSockets: sockets.tend,
    listen: (port: number, host: string) =>
      new Promise<number>((resolve, reject) => {
        http.once('error', reject)
        http.listen(port, host, () => {
          http.off('error', reject)
          const address = http.address()
          resolve(typeof address === 'object' && address ? address.port : port)
        })
      }),
    close: async ({ graceMs = 0 } = {}) => {
      draining = true
      for (const res of running) if (!res.headersSent) res.setHeader('Connection', 'close')
      await delay(graceMs)
      const closed = new Promise((resolve) => http.close(resolve))
      const patience = setTimeout(() => http.closeAllConnections(), patienceMs)
      await Promise.all([sockets.close(), publicReads.close()])
      http.closeIdleConnections()
      await closed
      clearTimeout(patience)
      await limits?.close()
    },
  }
}

const addressOf = ({ headers, socket }: IncomingMessage) =>
  clientAddress({
    remote: socket.remoteAddress,
    forwarded: headers['x-forwarded-for']?.toString(),
    hops: env.trustProxyHops,
  })

const answerTrace: NodeHandler = async (_req, res) => {
  const error = new AppError('NOT_FOUND')
  const body = JSON.stringify(toErrorBody(error, currentContext().requestId))
  res.writeHead(error.status, { 'Content-Type': 'application/json' }).end(body)
}

const pathOf = ({ url = '/' }: IncomingMessage) => url.split('?', 1)[0] ?? '/'

const spanOf = (req: IncomingMessage) => ({
  name: `${req.method} ${maskTokens(pathOf(req)).split('/', 3).join('/')}`,
  kind: 'server' as const,
  attributes: { 'http.request.method': req.method, 'url.path': maskTokens(pathOf(req)) },
  parent: req.headers,
})

/** The Node adapter's requests are read only and cannot be copied; Payload and Hono's body limit do both. */
function nativeRequest(request: Request): Request {
  const { url, method, headers, body, signal } = request
  return new Request(url, { method, headers, body, signal, duplex: 'half' } as RequestInit)
}

function chooseRequestId(req: IncomingMessage): string {
  const given = req.headers['x-request-id']
  return typeof given === 'string' && requestIdShape.test(given) ? given : randomUUID()
}

type Watched = {
  req: IncomingMessage
  res: ServerResponse
  observe: ReturnType<typeof makeMetrics>['observe']
}

/** Counts and logs the request once it is answered or given up. */
function whenDone({ req, res, observe }: Watched): void {
  const startedAt = performance.now()
  res.once('close', () => {
    const path = pathOf(req)
    const { method = 'GET' } = req
    const { statusCode: status } = res
    const durationMs = performance.now() - startedAt
    observe({ method, path, status, seconds: durationMs / 1000 })
    if (path.startsWith('/_next/') || path.startsWith('/health') || path === '/metrics') return
    const facts = { method, path: maskTokens(path), status, durationMs: Math.round(durationMs) }
    if (status === 401 || status === 403) {
      tellSecurityEvent('access.refused', { method, path: facts.path, status })
    }
    if (status >= 500) requestLogger.error(facts, 'request')
    else requestLogger.info(facts, 'request')
  })
}

/** Signed links carry their secret in the path. */
function maskTokens(path: string): string {
  return path.replace(/\/(manage|open|click|subscribe|unsubscribe|portal)\/[^/]+/, '/$1/[token]')
}
