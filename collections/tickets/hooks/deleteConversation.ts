import type { CollectionBeforeDeleteHook } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'

/** What belongs to a ticket goes with it. */
export const deleteConversation: CollectionBeforeDeleteHook = async ({ id, req }) => {
  await queryInTransaction(req, sql`DELETE FROM ticket_messages WHERE ticket_id = ${id}`)
  await queryInTransaction(req, sql`DELETE FROM ticket_events WHERE ticket_id = ${id}`)
  await queryInTransaction(req, sql`DELETE FROM ticket_reads WHERE ticket_id = ${id}`)
}
