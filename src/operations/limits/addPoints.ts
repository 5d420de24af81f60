import type { PostgresAdapter } from '@payloadcms/db-postgres/types'
import type { Payload } from 'payload'
import { RateLimiterRedis } from 'rate-limiter-flexible'
import { env } from '@/env'
import { limitPrefix, limitRedis } from '@/operations/limits/sharedLimiter'

export type Points = { key: string; points: number; resetsAt: number }

const windowSeconds = 60

let onRedis: RateLimiterRedis | undefined

/**
 * Adds what this process counted to what all processes count, many clients in one go, and gives the totals. A
 * window begins with the first request of a client. `resetsAt` in milliseconds since 1970.
 * @throws Error while the store is away
 */
export function addPoints(payload: Payload, added: readonly Points[]): Promise<Points[]> {
  return env.queue.kind === 'redis' ? addOnRedis(added) : addOnPostgres(payload, added)
}

async function addOnRedis(added: readonly Points[]): Promise<Points[]> {
  onRedis ??= new RateLimiterRedis({
    storeClient: limitRedis(),
    keyPrefix: limitPrefix('client'),
    // Only counted here; what is too much is decided by who asks.
    points: Number.MAX_SAFE_INTEGER,
    duration: windowSeconds,
  })
  const limiter = onRedis
  return Promise.all(
    added.map(async ({ key, points }) => {
      const { consumedPoints, msBeforeNext } = await limiter.penalty(key, points)
      return { key, points: consumedPoints, resetsAt: Date.now() + msBeforeNext }
    }),
  )
}

async function addOnPostgres(payload: Payload, added: readonly Points[]): Promise<Points[]> {
  const { pool } = payload.db as unknown as PostgresAdapter
  const { rows } = await pool.query<{ key: string; points: number; expire: string }>({
    name: 'limits-add-points',
    // In order of the keys, so that two processes never wait for each other.
    text: `INSERT INTO limits.counters AS known (key, points, expire)
           SELECT * FROM unnest($1::text[], $2::int[], $3::bigint[]) AS added(key, points, expire) ORDER BY 1
           ON CONFLICT (key) DO UPDATE SET
             points = CASE WHEN known.expire <= $4 THEN excluded.points
                           ELSE known.points + excluded.points END,
             expire = CASE WHEN known.expire <= $4 THEN excluded.expire ELSE known.expire END
           RETURNING key, points, expire`,
    values: [
      added.map(({ key }) => key),
      added.map(({ points }) => points),
      added.map(({ resetsAt }) => Math.round(resetsAt)),
      Date.now(),
    ],
  })
  return rows.map(({ key, points, expire }) => ({ key, points, resetsAt: Number(expire) }))
}
