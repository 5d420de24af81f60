import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { AppError, invalidFields } from '@/errors'
import { describeError } from '@/lib/describeError'
import { pickLocale } from '@/lib/i18n/locale'
import { makeLines } from '@/lib/makeLines'
import { withIdempotency, type Answer } from '@/operations/idempotency/withIdempotency'
import { manageUrl } from '@/operations/registrations/manageLink'
import type { Registered } from '@/operations/registrations/insertRegistrations'
import { register } from '@/operations/registrations/register'
import { readBody } from '@/operations/requests/readBody'

const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\u0000-\u001f\u007f]*$/, 'must be one line of text')

export const attendee = z.object({
  email: z.string().trim().max(254).pipe(z.email('must be an e-mail address')),
  givenName: line(100).min(1),
  familyName: line(100).default(''),
  answers: z.record(z.string().max(100), z.json()).optional(),
})

export const order = z.object({
  ticketType: z.uuid().optional(),
  promoCode: line(100).optional(),
  locale: z.string().max(35).optional(),
  paymentMethod: z.enum(['cash', 'card', 'transfer', 'other']).optional(),
})

export const party = order.extend({ attendees: z.array(attendee).min(1).max(50) })

/** One attendee may stand flat. */
export const registerBody = z.preprocess(
  (body) =>
    typeof body === 'object' && body !== null && !('attendees' in body)
      ? { ...body, attendees: [body] }
      : body,
  party,
)

type Wanted = z.output<typeof registerBody> & { event: string }

/**
 * Everyone who wants into one event waits for the same counter. They wait here rather than each with a
 * database connection, so that a rush for one event leaves connections for everything else. Where the database
 * cannot be had for one, it cannot for those behind: they hear it now, not two seconds each after the other.
 */
const joinLine = makeLines({
  ...{ width: 3, longest: 2_000 },
  meetsAll: (error) => describeError(error, { signedIn: false }).code === 'UNAVAILABLE',
})

/** POST /api/events/:id/register: 201, or 202 on the waiting list. Anyone; honours Idempotency-Key. */
export const registerEndpoint: Omit<Endpoint, 'root'> = {
  path: '/:id/register',
  method: 'post',
  handler: async (req) => {
    const body = await readBody(req, registerBody)
    if (body.promoCode) {
      throw invalidFields([{ path: 'promoCode', message: 'This event takes no such code.' }])
    }
    const event = String(req.routeParams?.id)
    const answer = await joinLine(event, () =>
      withIdempotency({
        req,
        route: `POST /api/events/${event}/register`,
        body,
        work: () => enter(req, { ...body, event }),
      }),
    )
    if (!answer) throw new AppError('UNAVAILABLE')
    return answer
  },
}

async function enter(
  req: PayloadRequest,
  { event, attendees, ticketType, locale, paymentMethod }: Wanted,
): Promise<Answer> {
  const registered = await register({
    ...{ req, event, attendees, ticketType, paymentMethod },
    ...languagesOf({ locale }, (name) => req.headers.get(name)),
    source: sourceOf((name) => req.headers.get(name)),
  })
  const status = registered.status === 'waitlisted' ? 202 : 201
  return { status, body: presentRegistered(registered) }
}

type ReadHeader = (name: string) => string | null

/** The language asked for, and what to assume of people not met before. Headers by their lower-case names. */
export const languagesOf = ({ locale }: { locale?: string }, read: ReadHeader) => ({
  locale: locale === undefined ? undefined : pickLocale(locale),
  firstLocale: pickLocale(read('accept-language')?.split(/[,;]/, 1)[0]),
})

/** A page of ours or another site's form sends its Origin; a script does not. */
export const sourceOf = (read: ReadHeader) => (read('origin') ? 'web' : 'api')

/** The body of an answer. */
export function presentRegistered({ status, registrations }: Registered) {
  const shown = registrations.map((registration) => {
    const { id, code, email, givenName, familyName, position } = registration
    return {
      ...{ id, code, status, attendee: { email, givenName, familyName } },
      ...(position === undefined ? {} : { position }),
      manageUrl: manageUrl(registration),
    }
  })
  return { registrations: shown, manageUrl: shown[0]?.manageUrl }
}
