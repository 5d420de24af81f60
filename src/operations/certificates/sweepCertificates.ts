import { createLocalReq } from 'payload'
import type { Payload } from 'payload'
import { queryInTransaction, queryRows, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { record } from '@/outbox/record'
import { mailCertificate } from '@jobs/certificates/mailCertificate.job'
import { renderCertificate } from '@jobs/certificates/renderCertificate.job'
import { completeBatch } from './completeBatch'
import { recordLanes } from './recordLanes'

/** At most so many of each kind at a time; the next sweep finds the rest. */
const most = 500

/**
 * Finds what should have happened and did not: certificates whose worker died go back to the queue, batches
 * without a pulse are taken up or completed, and lost print and mail requests are made again. Safe to repeat.
 * @returns how many of each were found
 */
export async function sweepCertificates(payload: Payload) {
  const freed = await queryRows(
    payload,
    sql`UPDATE certificates SET status = 'queued', retry_at = NULL, updated_at = now()
        WHERE status = 'rendering' AND claimed_at < now() - interval '5 minutes' RETURNING id`,
  )
  const batches = await queryRows<{ id: string }>(
    payload,
    sql`SELECT id FROM certificate_batches WHERE status IN ('approved', 'running')
          AND coalesce(heartbeat_at, updated_at) < now() - interval '2 minutes' LIMIT ${most}`,
  )
  for (const { id } of batches) await takeUp(payload, id)
  const single = await queryRows<{ id: string }>(
    payload,
    sql`SELECT id FROM certificates WHERE status = 'queued' AND batch_id IS NULL
          AND updated_at < now() - interval '2 minutes' LIMIT ${most}`,
  )
  const unsent = await queryRows<{ id: string }>(
    payload,
    sql`SELECT c.id FROM certificates c
        WHERE c.status = 'issued' AND c.send_mail AND c.contact_id IS NOT NULL
          AND c.issued_at BETWEEN now() - interval '7 days' AND now() - interval '10 minutes'
          AND c.updated_at < now() - interval '10 minutes'
          AND NOT EXISTS (SELECT 1 FROM deliveries d
            WHERE d.kind = 'certificate' AND d.contact_id = c.contact_id
              AND d.subject LIKE c.id::text || '%')
        LIMIT ${most}`,
  )
  const req = await createLocalReq({}, payload)
  await inTransaction(req, async () => {
    for (const { id } of single) {
      const dedupeKey = `${renderCertificate.name}:${id}`
      await record({ req, job: renderCertificate, payload: { certificate: id }, dedupeKey })
    }
    for (const { id } of unsent) {
      const dedupeKey = `${mailCertificate.name}:${id}`
      await record({ req, job: mailCertificate, payload: { certificate: id }, dedupeKey })
    }
  })
  return {
    freed: freed.length,
    batches: batches.length,
    single: single.length,
    unsent: unsent.length,
  }
}

async function takeUp(payload: Payload, batch: string): Promise<void> {
  await completeBatch(payload, batch)
  const req = await createLocalReq({}, payload)
  await inTransaction(req, async () => {
    const [open] = await queryInTransaction(
      req,
      sql`UPDATE certificate_batches SET heartbeat_at = now()
          WHERE id = ${batch} AND status IN ('approved', 'running') RETURNING id`,
    )
    if (open) await recordLanes(req, batch)
  })
}
