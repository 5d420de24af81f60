import type { MiddlewareHandler } from 'hono'
import type { Payload } from 'payload'
import { AppError, toErrorBody } from '@/errors'
import { describeError } from '@/lib/describeError'
import { currentContext } from '@/lib/requestContext'
import { makeEarlyRefusals } from '@/operations/registrations/makeEarlyRefusals'
import { isAnonymous } from '@/server/isAnonymous'
import { registerBody } from '@collections/registrations/endpoints/register'

/**
 * In front of `POST /api/events/:id/register`: a stranger with a sound body whom only the missing seats
 * keep out gets the 409 of that endpoint without its work. Everyone else goes on to it.
 */
export function refuseWhenFull(payload: Payload): MiddlewareHandler<{
  Variables: { body?: unknown }
}> {
  const findRefusal = makeEarlyRefusals(payload)
  return async (c, next) => {
    const { headers } = c.req.raw
    const keyed = headers.has('idempotency-key')
    if (keyed || !isAnonymous((name) => headers.get(name))) return next()
    const { success, data } = registerBody.safeParse(c.get('body'))
    if (!success || data.promoCode) return next()
    const emails = data.attendees.map(({ email }) => email)
    const { ticketType } = data
    const event = c.req.param('id') ?? ''
    const refusal = await findRefusal({ event, ticketType, emails })
    if (!refusal) return next()
    const described = describeError(new AppError(refusal), { signedIn: false })
    return c.json(toErrorBody(described, currentContext().requestId), 409)
  }
}
