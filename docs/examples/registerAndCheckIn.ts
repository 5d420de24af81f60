import { PayloadSDK, PayloadSDKError } from '@payloadcms/sdk'
import type { Config, Event, Registration } from '../../src/payload-types'

/**
 * The typed client from outside: signs in, lists what is on, registers a person and lets them in.
 * `Config` comes from `src/payload-types.ts`: copy that file into your project.
 */

type Login = { accessToken: string; refreshToken: string; expiresIn: number }
type Registered = {
  registrations: Pick<Registration, 'code' | 'id' | 'status'>[]
  manageUrl: string
}
type CheckedIn = { checkIn: { id: string; result: 'accepted' }; registration: { code: string } }

type Options = {
  /** Such as http://localhost:3000 */
  url: string
  /** Of a member of staff with `checkins.create`. */
  email: string
  password: string
  guest: { email: string; givenName: string; familyName: string }
}

export async function registerAndCheckIn({ url, email, password, guest }: Options) {
  const visitor = new PayloadSDK<Config>({ baseURL: `${url}/api` })

  // Generated collections are typed: conditions, fields and the answer.
  const { docs: events } = await visitor.find({
    collection: 'events',
    where: { startDate: { greater_than: new Date().toISOString() } },
    sort: 'startDate',
    limit: 5,
    select: { title: true, startDate: true, slug: true },
  })
  const [event] = events
  if (!event) throw new Error('Nothing is on.')

  // Our own endpoints go through `request`. The key makes it safe to repeat after a lost answer.
  const registered = await post<Registered>(visitor, {
    path: `/events/${event.id}/register`,
    json: guest,
    headers: { 'Idempotency-Key': `register ${event.id} ${guest.email}`.replaceAll(' ', ':') },
  })
  const [registration] = registered.registrations
  if (!registration) throw new Error('Nobody was registered.')

  const { accessToken } = await post<Login>(visitor, {
    path: '/auth/login',
    json: { email, password },
  })
  const staff = new PayloadSDK<Config>({
    baseURL: `${url}/api`,
    baseInit: { headers: { Authorization: `Bearer ${accessToken}` } },
  })
  const scan = { path: `/events/${event.id}/checkin`, json: { code: registration.code } }
  const { checkIn } = await post<CheckedIn>(staff, scan)

  // A second scan is refused. Branch on the code of an error, never on its text.
  const again = await post<CheckedIn>(staff, scan).catch((error: unknown) => error)

  return {
    event: event satisfies Pick<Event, 'id' | 'title'>,
    registration,
    checkIn,
    refusal: codeOf(again),
  }
}

/** The code of a refusal; the SDK's own type knows its message only. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof PayloadSDKError)) return undefined
  return (error.errors[0] as { code?: string } | undefined)?.code
}

type Call = { path: string; json: unknown; headers?: Record<string, string> }

async function post<Answer>(
  sdk: PayloadSDK<Config>,
  { path, json, headers }: Call,
): Promise<Answer> {
  const init = { headers: { ...(sdk.baseInit.headers as Record<string, string>), ...headers } }
  const response = await sdk.request({ method: 'POST', path, json, init })
  return (await response.json()) as Answer
}
