import type { PayloadRequest } from 'payload'
import { makeWebhookSecret } from '@/adapters/webhooks/signWebhook'
import { sealSecret } from '@/db/encryption/sealSecret'
import { queryInTransaction, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { AppError } from '@/errors'
import { isUuid } from '@/lib/isUuid'
import { appendAudit } from '@/operations/audit/appendAudit'
import { overlapHours, webhookSecretContext } from '@/operations/webhooks/endpointSecrets'

type Rotated = { secret: string; previousUntil: string }

/**
 * Gives an endpoint a new secret, shown this once. The old one signs beside it for a day, so that the receiver
 * may change at its leisure.
 * @throws AppError NOT_FOUND
 */
export async function rotateSecret(req: PayloadRequest, id: string): Promise<Rotated> {
  if (!isUuid(id)) throw new AppError('NOT_FOUND')
  const secret = makeWebhookSecret()
  return inTransaction(req, async () => {
    const [row] = await queryInTransaction<{ previousUntil: string }>(
      req,
      sql`UPDATE webhook_endpoints SET sealed_previous_secret = sealed_secret,
            previous_until = now() + make_interval(hours => ${overlapHours}),
            sealed_secret = ${sealSecret(secret, webhookSecretContext)}, updated_at = now()
          WHERE id = ${id} RETURNING previous_until AS "previousUntil"`,
    )
    if (!row) throw new AppError('NOT_FOUND')
    await appendAudit({
      req,
      action: 'webhook-endpoints.rotated',
      subjectType: 'webhook-endpoints',
      subject: id,
    })
    return { secret, previousUntil: new Date(row.previousUntil).toISOString() }
  })
}
