import { createLocalReq } from 'payload'
import type { Payload } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { autoCloseDays } from '@/lib/ticketStates'
import { readTicketRow } from './readTicketRow'
import { systemActor } from './ticketActor'

type Options = { payload: Payload; now: Date }

const batchSize = 200

/**
 * Closes tickets that have been resolved for `autoCloseDays`, each in a transaction of its own. Whoever
 * writes meanwhile wins: the row is looked at again under its lock.
 * @returns how many were closed, at most 200
 */
export async function closeResolvedTickets({ payload, now }: Options): Promise<number> {
  const before = new Date(now.getTime() - autoCloseDays * 24 * 60 * 60 * 1000).toISOString()
  const due = await queryRows<{ id: string }>(
    payload,
    sql`SELECT id FROM tickets
        WHERE status = 'resolved' AND resolved_at <= ${before} AND deleted_at IS NULL
        ORDER BY resolved_at LIMIT ${batchSize}`,
  )
  let closed = 0
  for (const { id } of due) {
    const req = await createLocalReq({}, payload)
    const done = await inTransaction(req, async () => {
      const ticket = await readTicketRow({ req, id, lock: true })
      if (ticket?.status !== 'resolved' || (ticket.resolvedAt ?? '') > before) return false
      await payload.update({
        collection: 'tickets',
        id,
        data: { status: 'closed' },
        context: { ticketActor: systemActor },
        select: { status: true },
        depth: 0,
        overrideAccess: true,
        req,
      })
      return true
    })
    if (done) closed += 1
  }
  return closed
}
