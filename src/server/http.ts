import config from '@payload-config'
import { GRAPHQL_POST } from '@payloadcms/next/routes'
import { Hono } from 'hono'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { handleEndpoints } from 'payload'
import type { CollectionSlug, Payload } from 'payload'
import { holds } from '@/access/can'
import { isMachine } from '@/access/personOf'
import { AppError, toErrorBody } from '@/errors'
import { describeError } from '@/lib/describeError'
import { currentContext } from '@/lib/requestContext'
import { logger } from '@/logger'
import { findApiKey } from '@/operations/apiKeys/apiKey'
import { healthRoutes } from '@/server/health'
import { subscribeRoutes, unsubscribeRoutes } from '@/server/public/subscriptionPages'
import { trackingRoutes } from '@/server/public/tracking'
import { limitGraphql, type SpendActions } from '@/server/limitGraphql'
import { docsRoutes } from '@/server/openapi/docsRoutes'
import { queueBoardPage } from '@/server/security/queueBoardPage'
import { makeQueueBoard } from '@jobs/queueBoard'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])
const jsonLimitBytes = 1_000_000
const uploadLimitBytes = 25_000_000
const graphqlPath = '/api/graphql'

type Options = {
  payload: Payload
  isDraining: () => boolean
  /** Called when a request may have changed something, before its answer leaves. */
  onWrite?: () => void
  /** Without it, the actions of GraphQL documents are not counted. */
  spendActions?: SpendActions
}

/** Paths that Next renders; everything else is answered here, also what no path can mean (`/%`). */
export function isNextPath(path: string): boolean {
  if (path.startsWith('/admin/queues') || !isReadable(path)) return false
  return !/^\/(api|health|metrics|track|subscribe|unsubscribe)(\/|$)/.test(path)
}

/** The HTTP surface beside Next: health, queue board, Payload's REST and GraphQL. */
export function makeHttpApp({ payload, isDraining, onWrite, spendActions }: Options): Hono {
  const app = new Hono()
  // Payload has no answer of its own to a request whose user could not be read.
  app.onError((error) => answer(currentContext().signInFailure ?? error))
  app.notFound(() => answer(new AppError('NOT_FOUND')))
  app.route('/health', healthRoutes({ payload, isDraining }))
  app.route('/track', trackingRoutes({ payload }))
  app.route('/unsubscribe', unsubscribeRoutes({ payload }))
  app.route('/subscribe', subscribeRoutes({ payload }))
  app.use('/api/*', async (c, next) => {
    await next()
    if (!safeMethods.has(c.req.method) && c.res.ok) onWrite?.()
  })
  app.use('/api/*', (c, next) =>
    isReadable(new URL(c.req.raw.url).pathname)
      ? next()
      : Promise.resolve(answer(new AppError('MALFORMED'))),
  )
  // No name of a file holds one, and no disk takes it.
  app.on('GET', ['/api/media/file/*', '/api/docs/*'], (c, next) =>
    c.req.url.includes('%00') ? Promise.resolve(answer(new AppError('MALFORMED'))) : next(),
  )
  app.use('/api/*', limitBody, readableBody)
  for (const prefix of ['/api/:collection', '/api/social/:kind']) {
    app.use(`${prefix}/versions/*`, refuseWithoutVersions(payload))
    app.use(`${prefix}/versions`, refuseWithoutVersions(payload))
  }
  app.use('/api/:collection/verify/:token', async (c, next) => {
    const { auth } = payload.collections[c.req.param('collection') as CollectionSlug]?.config ?? {}
    return auth?.verify ? next() : answer(new AppError('NOT_FOUND'))
  })
  app.use('/admin/queues/*', async (c, next) => {
    const { user } = await payload.auth({ headers: c.req.raw.headers })
    if (!user) return c.redirect('/admin/login?redirect=%2Fadmin%2Fqueues')
    if (isMachine({ user }) || !holds({ user }, 'system.operate'))
      return answer(new AppError('FORBIDDEN'))
    await next()
  })
  app.use('/admin/queues/*', queueBoardPage)
  app.route('/admin/queues', makeQueueBoard('/admin/queues'))
  app.use('/api/payload-preferences/*', refuseKeys)
  app.use('/api/social/*', aliasSocialPaths)
  const graphql = GRAPHQL_POST(config)
  app.route('/api', docsRoutes({ payload }))
  app.post(graphqlPath, limitGraphql(spendActions), (c) => graphql(c.req.raw))
  app.all('/api/*', async (c) => {
    const { raw } = c.req
    // Payload knows no HEAD: it is answered as GET is, without the body.
    const isHead = raw.method === 'HEAD'
    const request = isHead ? new Request(raw, { method: 'GET' }) : raw
    const response = await handleEndpoints({ config, request })
    if (response.status >= 400) return inContractShape(c.req.path, response)
    if (isHead) await response.body?.cancel()
    return isHead ? new Response(null, response) : response
  })
  return app
}

/** How somebody likes their panel is no business of a machine. */
const refuseKeys: MiddlewareHandler = async (c, next) =>
  findApiKey(c.req.header('authorization')) ? answer(new AppError('FORBIDDEN')) : next()

/** Whether the percent signs of a path stand for letters. */
function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

/** The roadmap's paths of social posts and accounts lead to their collections. */
const aliasSocialPaths: MiddlewareHandler = async (c, next) => {
  const url = new URL(c.req.raw.url)
  const aliased = url.pathname.replace(/^\/api\/social\/(posts|accounts)(?=\/|$)/, '/api/social-$1')
  if (aliased !== url.pathname) {
    url.pathname = aliased
    c.req.raw = new Request(url, c.req.raw)
  }
  await next()
}

const limitBody: Parameters<Hono['use']>[1] = (c, next) => {
  const multipart = c.req.header('content-type')?.startsWith('multipart/') ?? false
  return bodyLimit({
    maxSize: multipart ? uploadLimitBytes : jsonLimitBytes,
    onError: () => {
      const refusal = answer(new AppError('PAYLOAD_TOO_LARGE'))
      // The rest of the body is not read, so no other request can follow on this connection.
      refusal.headers.set('Connection', 'close')
      return refusal
    },
  })(c, next)
}

/**
 * A body is a JSON object or a form with files; nothing is an empty object. Payload takes what it gets for
 * an object and fails on anything else.
 */
const readableBody: MiddlewareHandler = async (c, next) => {
  const { raw } = c.req
  const override = raw.headers.has('x-payload-http-method-override')
  if (!['POST', 'PATCH', 'PUT'].includes(raw.method) || override) return next()
  // Refused there, in words of its own.
  if (c.req.path === graphqlPath) return next()
  const type = raw.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (type.startsWith('multipart/')) return next()
  // A file of people may come as it is.
  if (type === 'text/csv' && /^\/api\/lists\/[^/]+\/import$/.test(c.req.path)) return next()
  const text = await raw.text()
  if (text !== '' && type !== 'application/json') {
    return answer(
      new AppError('MALFORMED', {
        message: 'Send JSON (application/json) or multipart/form-data.',
      }),
    )
  }
  const body = parseObject(text || '{}')
  if (!body) {
    return answer(new AppError('MALFORMED', { message: 'The body must be a JSON object.' }))
  }
  const headers = new Headers(raw.headers)
  headers.set('content-type', 'application/json')
  headers.delete('content-length')
  const { method, signal, url } = raw
  c.req.raw = new Request(url, { method, headers, signal, body: text || '{}' })
  return next()
}

function parseObject(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

type Params = { collection?: string }

/** Payload has these routes for every collection and fails on those without versions. */
function refuseWithoutVersions(payload: Payload): MiddlewareHandler {
  return async (c, next) => {
    const { collection: slug = `social-${c.req.param('kind')}` } = c.req.param() as Params
    const collection = payload.collections[slug as CollectionSlug]
    return collection && !collection.config.versions ? answer(new AppError('NOT_FOUND')) : next()
  }
}

/** Payload answers unknown routes and missing files past its error hook, with a bare message. */
async function inContractShape(path: string, response: Response): Promise<Response> {
  // Past the end of a file: its headers say how long it is.
  if (response.status === 416) return response
  const body = (await response
    .clone()
    .json()
    .catch(() => null)) as { errors?: { code?: string }[] } | null
  if (body?.errors?.[0]?.code) return response
  const missing = response.status === 404 || /^\/api\/[\w-]+\/file\//.test(path)
  return answer(missing ? new AppError('NOT_FOUND') : { status: response.status, isPublic: false })
}

function answer(error: unknown): Response {
  const described = describeError(error, { signedIn: true })
  if (described.status >= 500) logger.error({ err: error }, 'request failed')
  return Response.json(toErrorBody(described, currentContext().requestId), {
    status: described.status,
    headers: described.status === 503 ? { 'Retry-After': '5' } : {},
  })
}
