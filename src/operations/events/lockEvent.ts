import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import type { EventStatus } from '@/lib/eventStates'

type Locked = { status: EventStatus; updatedAt: string }

/**
 * Locks an event's row until the transaction ends, so that changes of one event come one after the
 * other: Payload writes whole documents, and a slow change of the title must not undo a cancellation.
 * Registering does not wait for it.
 * @returns the row as it is now, or null when there is none
 */
export async function lockEvent(req: PayloadRequest, id: string): Promise<Locked | null> {
  const [row] = await queryInTransaction<{ status: EventStatus; updated_at: Date | string }>(
    req,
    sql`SELECT status, updated_at FROM events WHERE id = ${id} FOR NO KEY UPDATE`,
  )
  return row ? { status: row.status, updatedAt: new Date(row.updated_at).toISOString() } : null
}
