import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import type { Pool } from '@/operations/registrations/findEntry'

type Row = Record<'capacity' | 'held' | 'overbook' | 'taken' | 'waiting', string> & { id: string }

/**
 * Locks every pool of an event until the transaction ends, by id ascending, and reads them. Whoever changes
 * more than one counter or row of an event starts here: pools first, then contacts, then registrations.
 */
export async function lockPools(req: PayloadRequest, event: string): Promise<Pool[]> {
  const rows = await queryInTransaction<Row>(
    req,
    sql`SELECT id, capacity, held, taken, overbook, waiting FROM capacity_pools
        WHERE event_id = ${event} ORDER BY id FOR NO KEY UPDATE`,
  )
  return rows.map(({ id, capacity, held, taken, overbook, waiting }) => ({
    id,
    capacity: capacity === null ? null : Number(capacity),
    held: Number(held),
    taken: Number(taken),
    overbook: Number(overbook),
    waiting: Number(waiting),
  }))
}
