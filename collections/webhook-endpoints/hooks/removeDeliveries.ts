import type { CollectionBeforeDeleteHook } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'

/** The log of an endpoint goes with it. */
export const removeDeliveries: CollectionBeforeDeleteHook = async ({ id, req }) => {
  await queryInTransaction(req, sql`DELETE FROM webhook_deliveries WHERE endpoint_id = ${id}`)
}
