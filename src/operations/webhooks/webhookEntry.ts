import { uuidv7 } from 'uuidv7'
import type { WebhookEventType } from '@/lib/webhooks/eventTypes'
import { outboxEntry, type OutboxEntry } from '@/outbox/outboxRows'
import { announceWebhook } from '@jobs/webhooks/announce.job'

type Happening = { type: WebhookEventType; subject: string }

/**
 * Tells other systems of something, as an outbox row of the transaction in which it happens. The row is only
 * written while an endpoint is switched on (`outboxRows`), so that it costs nothing otherwise.
 */
export function webhookEntry({ type, subject }: Happening): OutboxEntry {
  return outboxEntry({
    job: announceWebhook,
    payload: { event: uuidv7(), type, subject, at: new Date().toISOString() },
  })
}
