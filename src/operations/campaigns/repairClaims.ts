import type { Payload } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { leaseMs } from '@/operations/campaigns/batchLedger'

/** What staff read on a mail whose process died while it was on its way. */
export const diedOnTheWay = 'The process ended while the mail was on its way; it may have arrived.'

/**
 * Takes claims from processes that died. A mail they had not begun to hand over is sent by somebody else; one
 * that was on its way becomes unknown, and nobody sends it again unasked. Safe to repeat.
 * @returns how many of each
 */
export async function repairClaims(
  payload: Payload,
): Promise<{ released: number; unknown: number }> {
  const expired = sql`kind = 'campaign' AND claimed_at < now() - make_interval(secs => ${leaseMs / 1000}::float8)`
  const released = await queryRows(
    payload,
    sql`UPDATE deliveries SET state = 'pending', claimed_by = NULL, updated_at = now()
        WHERE state = 'claimed' AND ${expired} RETURNING 1`,
  )
  const unknown = await queryRows(
    payload,
    sql`UPDATE deliveries SET state = 'unknown', reason = ${diedOnTheWay}, updated_at = now()
        WHERE state = 'handoff' AND ${expired} RETURNING 1`,
  )
  return { released: released.length, unknown: unknown.length }
}
