import { createLocalReq, type Payload } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { record } from '@/outbox/record'
import { runImport } from '@jobs/events/runImport.job'

/**
 * Repairs and tidies: an import that should go on but has not moved for five minutes is asked for again
 * (running it twice is harmless), and files are thrown away a week after their import ended, a month
 * after they were only checked. Safe to repeat.
 */
export async function sweepImports(
  payload: Payload,
): Promise<{ restarted: number; purged: number }> {
  const still = await queryRows<{ id: string }>(
    payload,
    sql`SELECT id FROM event_imports
        WHERE status IN ('queued', 'running') AND updated_at < now() - interval '5 minutes'
        LIMIT 100`,
  )
  for (const { id } of still) {
    const req = await createLocalReq({}, payload)
    await inTransaction(req, () =>
      record({ req, job: runImport, payload: { import: id }, dedupeKey: `event-import:${id}` }),
    )
  }
  const purged = await queryRows(
    payload,
    sql`DELETE FROM event_import_chunks USING event_imports
        WHERE event_imports.id = event_import_chunks.import_id AND (
          status IN ('completed', 'cancelled', 'failed')
            AND event_imports.updated_at < now() - interval '7 days'
          OR status = 'checked' AND event_imports.updated_at < now() - interval '30 days')
        RETURNING 1`,
  )
  return { restarted: still.length, purged: purged.length }
}
