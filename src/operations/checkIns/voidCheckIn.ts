import type { PayloadRequest } from 'payload'
import { personOf } from '@/access/personOf'
import { queryInTransaction, sql } from '@/db/sql'
import { afterCommit } from '@/db/strictTransactions'
import { inTransaction } from '@/db/transaction'
import { AppError } from '@/errors'
import { isUuid } from '@/lib/isUuid'
import { appendAudit } from '@/operations/audit/appendAudit'
import { announceCheckIn } from './announceCheckIn'
import { checkInJson, type CheckInRow } from './scanRows'

/**
 * Undoes a check-in: the row stays and says when and by whom; the registration's time of entry becomes that
 * of the earliest entry that still counts. Safe to repeat: a row that is void stays as it is.
 * @throws AppError NOT_FOUND
 */
export async function voidCheckIn(req: PayloadRequest, id: string): Promise<CheckInRow> {
  if (!isUuid(id)) throw new AppError('NOT_FOUND')
  return inTransaction(req, async () => {
    // The same order as a scan: the registration first.
    await queryInTransaction(
      req,
      sql`SELECT 1 FROM registrations WHERE id =
            (SELECT registration_id FROM check_ins WHERE id = ${id}) FOR NO KEY UPDATE`,
    )
    const [row] = await queryInTransaction<{ voided: CheckInRow; changed: boolean }>(
      req,
      sql`WITH before AS (SELECT id, voided_at FROM check_ins WHERE id = ${id} FOR UPDATE),
          after AS (
            UPDATE check_ins c SET voided_at = coalesce(c.voided_at, now()), updated_at = now(),
              voided_by_id = CASE WHEN c.voided_at IS NULL THEN ${personOf(req)}::uuid
                                  ELSE c.voided_by_id END
            FROM before WHERE c.id = before.id RETURNING c.*)
          SELECT ${checkInJson('after')} AS voided,
                 (SELECT voided_at IS NULL FROM before) AS changed FROM after`,
    )
    if (!row) throw new AppError('NOT_FOUND')
    const { voided, changed } = row
    if (!changed) return voided
    await queryInTransaction(
      req,
      sql`UPDATE registrations SET updated_at = now(), checked_in_at = (
            SELECT min(scanned_at) FROM check_ins
            WHERE registration_id = ${voided.registration} AND result = 'accepted'
              AND direction = 'in' AND voided_at IS NULL)
          WHERE id = ${voided.registration}`,
    )
    await appendAudit({ req, action: 'check-ins.voided', subjectType: 'check-ins', subject: id })
    await afterCommit(req, () => announceCheckIn(voided))
    return voided
  })
}
