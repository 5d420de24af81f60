import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import type { WebhookEventType } from '@/lib/webhooks/eventTypes'
import { outboxRows } from '@/outbox/outboxRows'
import { webhookEntry } from '@/operations/webhooks/webhookEntry'

type Happening = { req: PayloadRequest; type: WebhookEventType; subject: string | string[] }

/**
 * Tells other systems of something if, and only if, the caller's transaction commits. One statement.
 * @throws AppError without a transaction
 */
export async function recordWebhook({ req, type, subject }: Happening): Promise<void> {
  const entries = [subject].flat().map((each) => webhookEntry({ type, subject: each }))
  if (entries.length === 0) return
  await queryInTransaction(
    req,
    sql`WITH written AS (${outboxRows(entries)}) SELECT pg_notify('outbox', '') FROM written`,
  )
}
