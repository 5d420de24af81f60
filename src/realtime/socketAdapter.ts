import {
  createAdapter as createPostgresAdapter,
  type PostgresAdapter,
} from '@socket.io/postgres-adapter'
import { createAdapter as createRedisAdapter } from '@socket.io/redis-streams-adapter'
import pg from 'pg'
import { makeRedis } from '@/adapters/redis'
import { databaseUrl } from '@/db/databaseUrl'
import { steadyPool } from '@/db/steadyPool'
import { env } from '@/env'
import { logger } from '@/logger'

/**
 * What carries events between processes: a Redis stream, or PostgreSQL NOTIFY where there is no Redis.
 * `close` releases its connections; call it after the adapters of all namespaces have closed, since those
 * write on a timer.
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
  const { pool, close } = makePool()
  const create = createPostgresAdapter(pool, { errorHandler: report })
  // A function proper: socket.io calls it with `new`.
  const adapter = function (namespace: unknown) {
    return publishSafely(create(namespace))
  }
  return { adapter, close }
}

const report = (error: unknown) => logger.warn({ err: error }, 'socket adapter trouble')

/** Nobody waits for the adapter to publish: what it rejects with, as large messages do, would end the process. */
function publishSafely(adapter: PostgresAdapter): PostgresAdapter {
  const publishing = adapter as unknown as Publishing
  const { doPublish, doPublishResponse } = publishing
  publishing.doPublish = (message) =>
    doPublish.call(adapter, message).catch((error: unknown) => {
      report(error)
      return ''
    })
  publishing.doPublishResponse = (requester, response) =>
    doPublishResponse.call(adapter, requester, response).catch(report)
  return adapter
}

/** Protected there, and the only place to hear of it. */
type Publishing = {
  doPublish: (message: unknown) => Promise<string>
  doPublishResponse: (requester: unknown, response: unknown) => Promise<void>
}

const never = new Promise<never>(() => undefined)

/**
 * The adapter keeps one client to listen on and takes another whenever that one ends, even while it closes; it
 * gives none back. This pool takes back a client that ended, so that there is room for its successor, and one
 * that has a successor, so that nothing is heard twice; on closing it gives none out any more, so that it can end.
 */
function makePool() {
  // One to listen on and one to send by: two senders would overtake each other.
  const pool = steadyPool(
    new pg.Pool({
      connectionString: databaseUrl(),
      max: 2,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    }),
  )
  const listening = new Set<pg.PoolClient>()
  let closed = false
  const connect = async () => {
    if (closed) return never
    const client = await pool.connect()
    if (closed) {
      client.release(true)
      return never
    }
    const release = client.release.bind(client)
    takeBack()
    listening.add(client)
    client.release = () => {
      if (listening.delete(client)) release(true)
    }
    client.once('end', () => client.release())
    return client
  }
  const takeBack = () => {
    for (const client of listening) {
      client.removeAllListeners('end')
      client.release()
    }
  }
  const close = async () => {
    closed = true
    takeBack()
    await pool.end()
  }
  // The adapter's heartbeat may come once more after its end.
  const query = async (text: string, values?: unknown[]) =>
    closed ? { rows: [], rowCount: 0 } : pool.query(text, values)
  return { pool: { connect, query } as unknown as pg.Pool, close }
}

/** The table the PostgreSQL adapter keeps large messages in. Part of migrating; safe to repeat. */
export const socketTables = `CREATE TABLE IF NOT EXISTS socket_io_attachments (
  id bigserial UNIQUE, created_at timestamptz DEFAULT now(), payload bytea)`
