import type { PostgresAdapter } from '@payloadcms/db-postgres/types'
import type { Payload } from 'payload'
import type pg from 'pg'
import { env } from '@/env'
import { normaliseStatement } from '@/lib/normaliseStatement'
import { logger } from '@/logger'

type Query = (...args: unknown[]) => unknown

const watched = new WeakSet<object>()

/**
 * Logs each statement of Payload's pool that takes longer than SLOW_QUERY_MS: its text without values, and how
 * long it took. Waiting for a free connection does not count. Safe to repeat.
 */
export function watchQueries(payload: Payload, thresholdMs = env.slowQueryMs): void {
  const pool = (payload.db as unknown as PostgresAdapter).pool as pg.Pool
  if (thresholdMs === 0 || watched.has(pool)) return
  watched.add(pool)
  pool.on('acquire', (client) => {
    if (watched.has(client)) return
    watched.add(client)
    const query = client.query.bind(client) as Query
    Object.assign(client, { query: timed(query, thresholdMs) })
  })
}

const timed =
  (query: Query, thresholdMs: number): Query =>
  (...args) => {
    const [asked] = args
    const text = typeof asked === 'string' ? asked : (asked as { text?: unknown })?.text
    // Cursors and COPY hand over an object of their own and take as long as their reader.
    if (typeof text !== 'string') return query(...args)
    const startedAt = performance.now()
    const ended = () => {
      const durationMs = Math.round(performance.now() - startedAt)
      if (durationMs < thresholdMs) return
      logger.warn({ statement: normaliseStatement(text), durationMs }, 'slow query')
    }
    const answer = args.at(-1)
    if (typeof answer === 'function') {
      const told = (...outcome: unknown[]) => {
        ended()
        ;(answer as Query)(...outcome)
      }
      return query(...args.slice(0, -1), told)
    }
    const result = query(...args)
    if (result instanceof Promise) void result.then(ended, ended)
    return result
  }
