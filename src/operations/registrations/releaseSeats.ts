import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'

type Input = { req: PayloadRequest; registration: string; reason: string }

/**
 * Gives back whatever seats a registration has: closes its open ledger rows and takes exactly those off the
 * counters, in one statement. Safe to repeat: nothing open, nothing given back.
 * @returns the pools that have more room now
 */
export async function releaseSeats({ req, registration, reason }: Input): Promise<string[]> {
  const rows = await queryInTransaction<{ id: string }>(
    req,
    sql`WITH freed AS (
          UPDATE capacity_holds
          SET released_at = now(), reason = ${reason}::text, updated_at = now()
          WHERE registration_id = ${registration} AND released_at IS NULL
          RETURNING pool_id, quantity, phase)
        UPDATE capacity_pools AS pool SET
          held = held - CASE freed.phase WHEN 'held' THEN freed.quantity ELSE 0 END,
          taken = taken - CASE freed.phase WHEN 'taken' THEN freed.quantity ELSE 0 END,
          updated_at = now()
        FROM freed WHERE pool.id = freed.pool_id RETURNING pool.id`,
  )
  return rows.map(({ id }) => id)
}
