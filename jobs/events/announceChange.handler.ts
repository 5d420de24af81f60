import { queryRows, sql } from '@/db/sql'
import { announceToRegistrants } from '@/operations/events/announceToRegistrants'
import type { JobPayload } from '@jobs/catalog'
import { done, skipped, type JobContext, type JobOutcome } from '@jobs/jobHandler'

/**
 * Tells everyone registered for an event that it changed. An announcement that a later change overtook is
 * left to that one; a cancellation always goes out. Safe to repeat.
 */
export async function announceChangeHandler(
  { payload, logger, signal }: JobContext,
  announcement: JobPayload<'events.announceChange'>,
): Promise<JobOutcome> {
  const { event, sequence, change } = announcement
  const [row] = await queryRows<{ status: string; sequence: string }>(
    payload,
    sql`SELECT status, ics_sequence AS sequence FROM events WHERE id = ${event}`,
  )
  if (!row) return skipped('the event is gone')
  const overtaken = Number(row.sequence) > sequence
  if (overtaken && change !== 'cancelled') return skipped('a later change is announced instead')
  if (change === 'cancelled' && row.status !== 'cancelled' && row.status !== 'archived') {
    return skipped('the event is on again')
  }
  const told = await announceToRegistrants({ payload, signal, ...announcement })
  logger.info({ event, change, told }, 'change of an event announced')
  return done
}
