import type { PayloadRequest } from 'payload'
import { uuidv7 } from 'uuidv7'
import { queryRows, sql } from '@/db/sql'
import { AppError } from '@/errors'
import { isUuid } from '@/lib/isUuid'
import { writeDeliveries } from '@/operations/webhooks/announceEvent'

/**
 * Asks for a `ping` to one endpoint, switched on or not: to see whether it is reached and verifies.
 * @returns the id of the delivery
 * @throws AppError NOT_FOUND
 */
export async function sendPing({ payload }: PayloadRequest, id: string): Promise<string> {
  const find = (event: string) =>
    queryRows<{ id: string }>(
      payload,
      sql`SELECT id FROM webhook_deliveries WHERE endpoint_id = ${id} AND event = ${event}`,
    )
  if (!isUuid(id)) throw new AppError('NOT_FOUND')
  const [endpoint] = await queryRows(payload, sql`SELECT 1 FROM webhook_endpoints WHERE id = ${id}`)
  if (!endpoint) throw new AppError('NOT_FOUND')
  const event = uuidv7()
  const timestamp = new Date().toISOString()
  const body = JSON.stringify({ type: 'ping', timestamp, data: { endpoint: id } })
  await writeDeliveries({ payload, event, type: 'ping', body, endpoints: [id] })
  const [delivery] = await find(event)
  return String(delivery?.id)
}
