import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { AppError } from '@/errors'
import { isUuid } from '@/lib/isUuid'
import { sayTo } from '@/lib/sayTo'
import { record } from '@/outbox/record'
import { appendAudit } from '@/operations/audit/appendAudit'
import { deliverWebhook } from '@jobs/webhooks/deliver.job'

/**
 * Sends a delivery again from the beginning, under its first id: whether it failed or arrived.
 * @throws AppError NOT_FOUND, CONFLICT while it is waiting for its next try
 */
export async function replayDelivery(req: PayloadRequest, id: string): Promise<void> {
  if (!isUuid(id)) throw new AppError('NOT_FOUND')
  await inTransaction(req, async () => {
    const [known] = await queryInTransaction<{ state: string; working: boolean }>(
      req,
      sql`SELECT state, coalesce(claimed_until > now(), false) AS working FROM webhook_deliveries
          WHERE id = ${id} FOR UPDATE`,
    )
    if (!known) throw new AppError('NOT_FOUND')
    if (known.working) {
      throw new AppError('CONFLICT', {
        message: sayTo(req, {
          en: 'It is being sent right now.',
          tr: 'Şu anda gönderiliyor.',
        }),
      })
    }
    await queryInTransaction(
      req,
      sql`UPDATE webhook_deliveries SET state = 'pending', attempts = 0, next_attempt_at = NULL,
            claimed_until = NULL, error = NULL, updated_at = now() WHERE id = ${id}`,
    )
    await record({ req, job: deliverWebhook, payload: { delivery: id } })
    await appendAudit({
      req,
      action: 'webhook-deliveries.replayed',
      subjectType: 'webhook-deliveries',
      subject: id,
    })
  })
}
