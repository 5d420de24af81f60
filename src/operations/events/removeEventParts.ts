import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { AppError } from '@/errors'
import { sayTo } from '@/lib/sayTo'

/**
 * Before an event is deleted for ever: never while rows tell of people or money; else its ticket types,
 * lists and pools go with it. Needs a transaction.
 * @throws AppError CONFLICT that says what to do instead
 */
export async function removeEventParts(req: PayloadRequest, event: string): Promise<void> {
  const [row] = await queryInTransaction<{ used: boolean }>(
    req,
    sql`SELECT EXISTS (SELECT 1 FROM registrations WHERE event_id = e.id)
            OR EXISTS (SELECT 1 FROM payments WHERE event_id = e.id)
            OR EXISTS (SELECT 1 FROM check_ins WHERE event_id = e.id) AS used
        FROM events e WHERE id = ${event} FOR UPDATE`,
  )
  if (row?.used) {
    throw new AppError('CONFLICT', {
      message: sayTo(req, {
        en: 'The event has registrations, which need it as their record: move it to the trash instead.',
        tr: 'Etkinliğin, dayanağı olduğu kayıtları var: bunun yerine çöp kutusuna taşıyın.',
      }),
    })
  }
  await queryInTransaction(req, sql`DELETE FROM check_in_lists WHERE event_id = ${event}`)
  await queryInTransaction(req, sql`DELETE FROM ticket_types WHERE event_id = ${event}`)
  await queryInTransaction(req, sql`DELETE FROM capacity_pools WHERE event_id = ${event}`)
}
