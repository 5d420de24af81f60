import { Redis } from 'ioredis'
import { env } from '@/env'
import { logger } from '@/logger'

/**
 * A connection to the configured Redis. Reconnects for ever; commands wait while it is away unless
 * `failFast` is set (caches and limits: they must answer without it).
 * @throws Error when REDIS_URL is not set
 */
export function makeRedis({ failFast = false } = {}): Redis {
  if (env.queue.kind !== 'redis') throw new Error('REDIS_URL is not set')
  const redis = new Redis(env.queue.url, {
    maxRetriesPerRequest: failFast ? 1 : null,
    connectTimeout: 5_000,
    retryStrategy: (tries) => Math.min(tries * 100, 2_000),
  })
  // What is asked while the first connection is being made may wait for it: Redis is not away then.
  if (failFast) redis.once('ready', () => void (redis.options.enableOfflineQueue = false))
  redis.on('error', (error) => logger.warn({ err: error }, 'redis is not reachable'))
  return redis
}
