import type { PostgresAdapter } from '@payloadcms/db-postgres/types'
import type { Payload } from 'payload'
import type pg from 'pg'

type Query = (...args: unknown[]) => unknown

/** The text of every statement that the platform sends from now on and that holds `mark`: values go beside it. */
export function watchStatements(payload: Payload, mark: string): string[] {
  const found: string[] = []
  const known = new WeakSet<object>()
  const pool = (payload.db as unknown as PostgresAdapter).pool as pg.Pool
  pool.on('acquire', (client) => {
    if (known.has(client)) return
    known.add(client)
    const query = client.query.bind(client) as Query
    const watched: Query = (...args) => {
      const [asked] = args
      const text = typeof asked === 'string' ? asked : (asked as { text?: string }).text
      if (text?.includes(mark)) found.push(text)
      return query(...args)
    }
    Object.assign(client, { query: watched })
  })
  return found
}
