import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { record } from '@/outbox/record'
import { deliverWebhook } from '@jobs/webhooks/deliver.job'

const batch = 500

/**
 * Asks again for deliveries that are due and that nobody works on; deletes settled ones after 30 days (they hold
 * what people wrote), and old secrets once they sign no more. Safe to repeat.
 * @returns how many jobs were asked for
 */
export async function sweepDeliveries(req: PayloadRequest): Promise<number> {
  return inTransaction(req, async () => {
    const due = await queryInTransaction<{ id: string }>(
      req,
      sql`SELECT id FROM webhook_deliveries
          WHERE state = 'pending' AND (claimed_until IS NULL OR claimed_until < now())
            AND coalesce(next_attempt_at, updated_at) < now() - interval '30 seconds'
          ORDER BY created_at LIMIT ${batch}`,
    )
    for (const { id } of due) {
      const dedupeKey = `webhook-sweep:${id}`
      await record({ req, job: deliverWebhook, payload: { delivery: id }, dedupeKey })
    }
    await queryInTransaction(
      req,
      sql`DELETE FROM webhook_deliveries
          WHERE state <> 'pending' AND created_at < now() - interval '30 days'`,
    )
    await queryInTransaction(
      req,
      sql`UPDATE webhook_endpoints SET sealed_previous_secret = NULL, previous_until = NULL
          WHERE previous_until < now()`,
    )
    return due.length
  })
}
