import { createLocalReq, type Payload } from 'payload'
import { uuidv7 } from 'uuidv7'
import { queryInTransaction, queryRows, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { webhookEventTypes, type WebhookEventType } from '@/lib/webhooks/eventTypes'
import { record } from '@/outbox/record'
import { readWebhookData } from '@/operations/webhooks/readWebhookData'
import { deliverWebhook } from '@jobs/webhooks/deliver.job'

type Announced = { event: string; type: string; subject: string; at: string }

/**
 * Writes one delivery for every endpoint that is switched on and wants the event, and asks for their jobs.
 * Safe to repeat: a second run finds the deliveries there.
 * @returns how many were written
 */
export async function announceEvent(
  payload: Payload,
  { event, type, subject, at }: Announced,
): Promise<number> {
  if (!(type in webhookEventTypes)) return 0
  const endpoints = await queryRows<{ id: string }>(
    payload,
    sql`SELECT e.id FROM webhook_endpoints e
        WHERE e.enabled AND EXISTS (SELECT 1 FROM webhook_endpoints_events v
          WHERE v.parent_id = e.id AND v.value::text = ${type})`,
  )
  if (endpoints.length === 0) return 0
  const data = await readWebhookData(payload, { type: type as WebhookEventType, subject })
  if (!data) return 0
  const body = JSON.stringify({ type, timestamp: at, data })
  return writeDeliveries({ payload, event, type, body, endpoints: endpoints.map(({ id }) => id) })
}

type Writing = {
  payload: Payload
  event: string
  type: string
  body: string
  endpoints: readonly string[]
}

/** @returns how many were new */
export async function writeDeliveries(writing: Writing): Promise<number> {
  const { payload, event, type, body, endpoints } = writing
  const req = await createLocalReq({}, payload)
  return inTransaction(req, async () => {
    let written = 0
    for (const endpoint of endpoints) {
      const [delivery] = await queryInTransaction<{ id: string }>(
        req,
        sql`INSERT INTO webhook_deliveries
              (id, endpoint_id, event, type, body, state, attempts, created_at, updated_at)
            VALUES (${uuidv7()}, ${endpoint}, ${event}, ${type}, ${body}, 'pending', 0, now(), now())
            ON CONFLICT (endpoint_id, event) DO NOTHING RETURNING id`,
      )
      if (!delivery) continue
      written += 1
      await record({ req, job: deliverWebhook, payload: { delivery: delivery.id } })
    }
    return written
  })
}
