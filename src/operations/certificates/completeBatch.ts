import type { Payload } from 'payload'
import { queryRows, sql } from '@/db/sql'

/** Completes a running batch none of whose certificates is open. Safe to repeat. */
export async function completeBatch(payload: Payload, batch: string): Promise<void> {
  await queryRows(
    payload,
    sql`UPDATE certificate_batches b SET status = 'completed', completed_at = now(), updated_at = now()
        WHERE b.id = ${batch} AND b.status = 'running' AND NOT EXISTS (
          SELECT 1 FROM certificates c
          WHERE c.batch_id = b.id AND c.status IN ('planned', 'queued', 'rendering'))`,
  )
}
