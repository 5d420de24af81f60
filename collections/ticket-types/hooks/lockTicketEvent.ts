import type { CollectionBeforeOperationHook } from 'payload'
import { holds } from '@/access/can'
import { queryInTransaction, sql } from '@/db/sql'
import { findSession } from '@/db/strictTransactions'
import { isUuid } from '@/lib/isUuid'

/** Ticket types change one after the other with their event: event first, as everywhere, then ticket. */
export const lockTicketEvent: CollectionBeforeOperationHook<'ticket-types'> = async ({
  args,
  operation,
  overrideAccess,
  req,
}) => {
  const { id } = args as { id?: unknown }
  const writes = operation === 'update' && (overrideAccess || holds(req, 'events.update'))
  if (!writes || !isUuid(id) || !(await findSession(req))) return args
  await queryInTransaction(
    req,
    sql`SELECT id FROM events WHERE id = (SELECT event_id FROM ticket_types WHERE id = ${id})
        FOR NO KEY UPDATE`,
  )
  return args
}
