import { createAdapter as createPostgresAdapter } from '@socket.io/postgres-adapter'
import { createAdapter as createRedisAdapter } from '@socket.io/redis-streams-adapter'
import pg from 'pg'
import { makeRedis } from '@/adapters/redis'
import { databaseUrl } from '@/db/databaseUrl'
import { env } from '@/env'
import { logger } from '@/logger'

/**
 * What carries events between processes: a Redis stream, or PostgreSQL NOTIFY where there is no Redis.
 * `close` releases its connections; call it after the socket server has closed.
 */
export function makeSocketAdapter() {
  if (env.queue.kind === 'redis') {
    const redis = makeRedis()
    const streamName = `rostrum:sockets:${new URL(databaseUrl()).pathname.slice(1)}`
    return {
      adapter: createRedisAdapter(redis, { streamName, channelPrefix: streamName }),
      close: async () => redis.disconnect(),
    }
  }
  const pool = new pg.Pool({ connectionString: databaseUrl(), max: 3, keepAlive: true })
  pool.on('error', (error) => logger.warn({ err: error }, 'socket adapter lost its database'))
  return {
    adapter: createPostgresAdapter(pool, {
      errorHandler: (error) => logger.warn({ err: error }, 'socket adapter trouble'),
    }),
    close: () => pool.end(),
  }
}

/** The table the PostgreSQL adapter keeps large messages in. Part of migrating; safe to repeat. */
export const socketTables = `CREATE TABLE IF NOT EXISTS socket_io_attachments (
  id bigserial UNIQUE, created_at timestamptz DEFAULT now(), payload bytea)`
