import { AppError } from '@/errors'
import type { AppSocket } from '@/server/sockets/types'

const perSecond = 20
const burst = 60

const buckets = new WeakMap<AppSocket, { left: number; at: number }>()

/**
 * Lets a socket send so many events a second, with room for a burst.
 * @throws AppError 429
 */
export function takeTurn(socket: AppSocket): void {
  const now = performance.now()
  const bucket = buckets.get(socket) ?? { left: burst, at: now }
  const left = Math.min(burst, bucket.left + ((now - bucket.at) / 1000) * perSecond)
  buckets.set(socket, { left: Math.max(0, left - 1), at: now })
  if (left < 1) throw new AppError('RATE_LIMITED')
}
