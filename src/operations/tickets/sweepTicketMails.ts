import { createLocalReq, type Payload } from 'payload'
import { queryInTransaction, queryRows, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { outboxEntry, outboxRows } from '@/outbox/outboxRows'
import { sendMessage } from '@jobs/tickets/sendMessage.job'

const batchSize = 500

/**
 * Asks again for mails about tickets that should be in the ledger of mails and are not, or that nobody works
 * on any more: the opening, each public answer, and what customers write to an agent who has the ticket.
 * Looks back `days` and leaves the latest quarter of an hour to the usual way. Safe to repeat.
 * @returns how many were asked for, at most 500
 */
export async function sweepTicketMails(payload: Payload, days = 14): Promise<number> {
  const missed = await queryRows<{ ticket: string; message: string | null }>(
    payload,
    sql`SELECT ticket, message FROM (
          SELECT t.id AS ticket, NULL::uuid AS message, 'ticket-opened' AS kind,
            t.id::text AS subject, t.requester_id AS contact, t.created_at AS at
          FROM tickets t WHERE t.deleted_at IS NULL AND t.requester_id IS NOT NULL
          UNION ALL
          SELECT t.id, m.id, CASE m.author_type WHEN 'agent' THEN 'ticket-answer' ELSE 'ticket-staff' END,
            m.id::text, CASE m.author_type WHEN 'agent' THEN t.requester_id END, m.created_at
          FROM ticket_messages m JOIN tickets t ON t.id = m.ticket_id
          WHERE m.kind = 'public' AND t.deleted_at IS NULL
            AND (m.author_type = 'agent' AND t.requester_id IS NOT NULL
                 AND (t.user_id IS NULL OR m.author_id IS DISTINCT FROM t.user_id)
              OR m.author_type = 'customer' AND t.assigned_to_id IS NOT NULL)) due
        WHERE at BETWEEN now() - ${days} * interval '1 day' AND now() - interval '15 minutes'
          AND NOT EXISTS (
            SELECT FROM deliveries d
            WHERE d.kind = due.kind AND d.subject = due.subject
              AND (due.contact IS NULL OR d.contact_id = due.contact)
              AND (d.state NOT IN ('pending', 'claimed', 'retry')
                OR d.updated_at > now() - interval '6 hours'))
        ORDER BY at LIMIT ${batchSize}`,
  )
  if (missed.length === 0) return 0
  const entries = missed.map((mail) => outboxEntry({ job: sendMessage, payload: mail }))
  const req = await createLocalReq({}, payload)
  await inTransaction(req, () =>
    queryInTransaction(
      req,
      sql`WITH asked AS (${outboxRows(entries)})
          SELECT count(pg_notify('outbox', '')) FROM asked`,
    ),
  )
  return missed.length
}
