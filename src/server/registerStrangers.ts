import type { IncomingMessage, ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { Payload } from 'payload'
import { AppError, toErrorBody } from '@/errors'
import { describeError } from '@/lib/describeError'
import { currentContext } from '@/lib/requestContext'
import { currentOrigin } from '@/lib/tracing'
import { logger } from '@/logger'
import {
  makeRegistrationBatches,
  type Answer,
} from '@/operations/registrations/makeRegistrationBatches'
import { isAnonymous } from '@/server/isAnonymous'
import {
  languagesOf,
  presentRegistered,
  registerBody,
  sourceOf,
} from '@collections/registrations/endpoints/register'

type Options = {
  payload: Payload
  /** Called when something has changed, before the answer leaves. */
  onWrite: () => void
}

const registerPath = /^\/api\/events\/([^/]+)\/register$/
const longestBody = 100_000

/**
 * In front of `POST /api/events/:id/register`, before any framework: strangers with a sound body are
 * registered many at a time, or get the 409 of that endpoint where only the seats keep them out. `answer`
 * gives false for everyone else, who goes on to the endpoint with the body as it was read.
 */
export function registerStrangers({ payload, onWrite }: Options) {
  const register = makeRegistrationBatches(payload)
  return {
    covers: ({ method, headers }: IncomingMessage, path: string) =>
      method === 'POST' &&
      registerPath.test(path) &&
      headers['idempotency-key'] === undefined &&
      headers['x-payload-http-method-override'] === undefined &&
      /^application\/json\b/.test(headers['content-type'] ?? '') &&
      Number(headers['content-length']) < longestBody &&
      isAnonymous((name) => headers[name]?.toString()),

    answer: async (
      req: IncomingMessage & { rawBody?: Buffer },
      res: ServerResponse,
      path: string,
    ): Promise<boolean> => {
      const body = await buffer(req).catch(() => null)
      if (!body) {
        // The client is gone.
        res.destroy()
        return true
      }
      // Where the Node adapter of Hono looks for a body that was read before.
      req.rawBody = body
      const event = decoded(registerPath.exec(path)?.[1])
      const { success, data } = registerBody.safeParse(parsed(body))
      if (!event || !success || data.promoCode) return false
      const { attendees, ticketType, paymentMethod } = data
      const read = (name: string) => req.headers[name]?.toString() ?? null
      const { locale = null, firstLocale } = languagesOf(data, read)
      const found = await register({
        ...{ event, attendees, ticketType, paymentMethod },
        ...{ locale, firstLocale: locale ?? firstLocale },
        source: sourceOf(read),
        origin: currentOrigin() ?? {},
      }).catch((error: unknown) => {
        logger.error({ err: error }, 'nobody knows whether somebody was registered')
        return { error }
      })
      if (!found) return false
      if ('registered' in found) onWrite()
      send(res, found)
      return true
    },
  }
}

function send(res: ServerResponse, found: Answer | { error: unknown }): void {
  const { status, body } = 'registered' in found ? presented(found) : refused(found)
  if (status === 503) res.setHeader('Retry-After', '5')
  res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
}

const presented = ({ registered }: Extract<Answer, { registered: unknown }>) => ({
  status: 201,
  body: presentRegistered(registered),
})

function refused(found: Exclude<Answer, { registered: unknown }> | { error: unknown }) {
  const error = 'refusal' in found ? new AppError(found.refusal) : found.error
  const described = describeError(error, { signedIn: false })
  return {
    status: described.status,
    body: toErrorBody(described, currentContext().requestId),
  }
}

function decoded(part = ''): string | null {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}

/** Null for what the endpoint answers with an error of its own. */
function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return null
  }
}
