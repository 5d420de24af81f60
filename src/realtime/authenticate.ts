import type { Payload } from 'payload'
import { permissionsOf } from '@/access/can'
import type { Subject } from '@/access/can'
import { isMachine } from '@/access/personOf'
import type { SocketData } from '@/realtime/events'

type Handshake = { auth: Record<string, unknown>; headers: Record<string, unknown> }

/**
 * Who opens a socket: `auth.token` (access token) or the admin panel's cookie, checked by the same
 * strategies as a request. Null for nobody.
 */
export async function authenticate(
  payload: Payload,
  { auth, headers }: Handshake,
): Promise<SocketData['user']> {
  const incoming = new Headers()
  for (const name of ['authorization', 'cookie', 'user-agent']) {
    const value = headers[name]
    if (typeof value === 'string') incoming.set(name, value)
  }
  // Pages of other sites were refused before this; browsers name no origin when they poll their own.
  incoming.set('Sec-Fetch-Site', 'same-origin')
  if (typeof auth.token === 'string') incoming.set('Authorization', `Bearer ${auth.token}`)
  const { user } = await payload.auth({ headers: incoming })
  // A key has no screen to keep live.
  if (!user || isMachine({ user })) return null
  const { firstName, lastName } = user as { firstName?: string; lastName?: string }
  return {
    id: String(user.id),
    name: [firstName, lastName].filter(Boolean).join(' ') || 'Staff',
    permissions: [...permissionsOf(user as Subject)],
  }
}
