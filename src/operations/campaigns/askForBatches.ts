import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { outboxEntry, outboxRows } from '@/outbox/outboxRows'
import { sendBatch } from '@jobs/campaigns/sendBatch.job'

/**
 * Asks for a job for each thousand of a campaign that has something to send. One too many does no harm: it
 * finds nothing. Needs a transaction.
 * @returns how many
 */
export async function askForBatches(req: PayloadRequest, campaign: string): Promise<number> {
  const batches = await queryInTransaction<{ batch: string }>(
    req,
    sql`SELECT DISTINCT batch FROM deliveries
        WHERE kind = 'campaign' AND subject = ${campaign} AND state IN ('pending', 'retry')
        ORDER BY batch`,
  )
  const entries = batches.map(({ batch }) =>
    outboxEntry({ job: sendBatch, payload: { campaign, batch: Number(batch) } }),
  )
  if (entries.length === 0) return 0
  await queryInTransaction(
    req,
    sql`WITH written AS (${outboxRows(entries)}) SELECT pg_notify('outbox', '') FROM written`,
  )
  return entries.length
}
