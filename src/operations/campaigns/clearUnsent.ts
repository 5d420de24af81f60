import type { Payload } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { announceProgress } from '@/operations/campaigns/announceProgress'

const sliceSize = 5_000

/** Marks what a cancelled campaign has not handed over as skipped, in slices. Safe to repeat. */
export async function clearUnsent(payload: Payload, campaign: string): Promise<void> {
  for (;;) {
    const rows = await queryRows(
      payload,
      sql`UPDATE deliveries SET state = 'skipped', reason = 'cancelled', updated_at = now()
          WHERE id IN (
            SELECT id FROM deliveries WHERE kind = 'campaign' AND subject = ${campaign}
              AND state IN ('pending', 'claimed', 'retry')
              AND (SELECT true FROM campaigns WHERE id = ${campaign} AND status = 'cancelled')
            LIMIT ${sliceSize})
          RETURNING 1`,
    )
    if (rows.length < sliceSize) break
  }
  await announceProgress({ payload, campaign, now: true })
}
