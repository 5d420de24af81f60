import type { PostgresAdapter } from '@payloadcms/db-postgres/types'
import type { Redis } from 'ioredis'
import type { Payload } from 'payload'
import { RateLimiterPostgres, RateLimiterRedis } from 'rate-limiter-flexible'
import type { RateLimiterStoreAbstract } from 'rate-limiter-flexible'
import { makeRedis } from '@/adapters/redis'
import { databaseUrl } from '@/db/databaseUrl'
import { env } from '@/env'

type Options = {
  payload: Payload
  /** Keeps the keys of one limit apart from those of others. */
  name: string
  /** So many within `seconds` of the first. */
  points: number
  seconds: number
}

let redis: Redis | undefined

/** Two installations may share one Redis. */
export const limitPrefix = (name: string) =>
  env.queue.kind === 'redis' ? `limits:${new URL(databaseUrl()).pathname.slice(1)}:${name}` : name

/** The connection for limits: it fails at once rather than wait for a Redis that is away. */
export const limitRedis = () => (redis ??= makeRedis({ failFast: true }))

/**
 * A limit that all processes count together, on Redis or PostgreSQL. Its calls reject with an Error while the
 * store is away: the caller decides whether that closes the door or opens it.
 */
export function makeSharedLimiter(options: Options): RateLimiterStoreAbstract {
  const { payload, name, points, seconds } = options
  const common = { keyPrefix: limitPrefix(name), points, duration: seconds }
  if (env.queue.kind === 'redis') {
    return new RateLimiterRedis({ ...common, storeClient: limitRedis() })
  }
  return new RateLimiterPostgres({
    ...common,
    storeClient: (payload.db as unknown as PostgresAdapter).pool,
    storeType: 'pool',
    schemaName: 'limits',
    tableName: 'counters',
    tableCreated: true,
    clearExpiredByTimeout: false,
  })
}

/** Releases the connection. Safe to repeat. */
export function closeLimits(): void {
  redis?.disconnect()
  redis = undefined
}
