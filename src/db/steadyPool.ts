import type { PostgresAdapter } from '@payloadcms/db-postgres/types'
import type pg from 'pg'
import { logger } from '@/logger'

const steadied = new WeakSet<object>()

/**
 * Lets a pool outlive its connections. When PostgreSQL restarts or ends a connection, `pg` emits an error on the
 * client or the pool, and an error that nobody listens to ends the process. The pool replaces what it lost by
 * itself; whoever was using the connection hears of it from their statement. Safe to repeat.
 */
export function steadyPool<Pool extends pg.Pool>(pool: Pool): Pool {
  if (steadied.has(pool)) return pool
  steadied.add(pool)
  // Not the error itself: the whole client hangs on it.
  pool.on('error', ({ message }) => logger.warn({ why: message }, 'a database connection was lost'))
  // Those in use are not the pool's to listen to: between two statements of a transaction nobody would.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/**
 * Makes an adapter connect through a steady pool. Payload's own way keeps one connection checked out for ever
 * and, after a reset, takes another each time, until the pool has none left.
 */
export function connectSteadily(adapter: PostgresAdapter): void {
  const connect = adapter.connect?.bind(adapter)
  adapter.connect = async (options) => {
    adapter.pool ??= (await openPool(adapter)) as PostgresAdapter['pool']
    await connect?.(options)
    steadyPool(adapter.pool as unknown as pg.Pool)
  }
}

/** A pool that has reached the database; undefined where it cannot: Payload then makes one or says why not. */
async function openPool({
  pg: driver,
  poolOptions,
}: PostgresAdapter): Promise<pg.Pool | undefined> {
  const pool = steadyPool(new driver.Pool(poolOptions as never) as unknown as pg.Pool)
  try {
    const client = await pool.connect()
    client.release()
    return pool
  } catch (error) {
    logger.debug({ err: error }, 'the database is not reachable')
    await pool.end()
    return undefined
  }
}
