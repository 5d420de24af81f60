import { createLocalReq, type Payload } from 'payload'
import { queryInTransaction, queryRows, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import type { RegistrationStatus } from '@/lib/registrationStates'
import { mailsOnEdge } from '@/operations/registrations/mailsOnEdge'
import { outboxRows } from '@/outbox/outboxRows'

const batchSize = 500

type Missed = { id: string; round: number; status: RegistrationStatus }

/**
 * Asks again for the admission or notice of every registration that should have had it: no row in the
 * mail ledger for its round, or one that nobody works on any more. Looks at registrations of events to
 * come that changed in the last `days`, and leaves the latest quarter of an hour to the usual way. The
 * ledger keeps a mail asked for twice from going out twice. Safe to repeat.
 * @returns how many mails were asked for, at most 500
 */
export async function sweepMails(payload: Payload, days = 14): Promise<number> {
  const missed = await queryRows<Missed>(
    payload,
    sql`SELECT r.id, r.round, r.status FROM registrations r JOIN events e ON e.id = r.event_id
        WHERE r.status IN ('confirmed', 'pending', 'waitlisted', 'offered')
          AND r.contact_id IS NOT NULL AND e.end_date > now()
          AND r.updated_at BETWEEN now() - ${days} * interval '1 day' AND now() - interval '15 minutes'
          AND NOT EXISTS (
            SELECT FROM deliveries d
            WHERE d.kind = CASE r.status WHEN 'confirmed' THEN 'admission' ELSE r.status::text END
              AND d.subject = r.id::text || CASE WHEN r.round > 1 THEN '/' || r.round ELSE '' END
              AND d.contact_id = r.contact_id
              AND (d.state NOT IN ('pending', 'claimed', 'retry')
                OR d.updated_at > now() - interval '6 hours'))
        ORDER BY r.updated_at LIMIT ${batchSize}`,
  )
  const mails = missed.flatMap(({ id, round, status }) =>
    mailsOnEdge({ registration: id, round: Number(round), from: null, to: status }),
  )
  if (mails.length === 0) return 0
  const req = await createLocalReq({}, payload)
  await inTransaction(req, () =>
    queryInTransaction(
      req,
      sql`WITH asked AS (${outboxRows(mails)})
          SELECT count(pg_notify('outbox', '')) FROM asked`,
    ),
  )
  return mails.length
}
