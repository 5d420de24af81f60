import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'

/**
 * Queues what a batch planned, in the transaction of its approval. Who has got a certificate of the template
 * since then, from another batch, is left out: nobody gets two. A revoked one gives way to one that staff
 * chose by name. Approvals for one event and template wait for one another.
 */
export async function queuePlanned(req: PayloadRequest, batch: string): Promise<void> {
  await queryInTransaction(
    req,
    sql`SELECT pg_advisory_xact_lock(hashtextextended('certificates ' || event_id || template_id, 7))
        FROM certificate_batches WHERE id = ${batch}`,
  )
  await queryInTransaction(
    req,
    sql`UPDATE certificates SET live_key = NULL, updated_at = now()
        WHERE status = 'revoked' AND live_key IN (
          SELECT c.registration_id || ':' || c.template_id FROM certificates c
          JOIN certificate_batches b ON b.id = c.batch_id
          WHERE b.id = ${batch} AND b.rule = 'chosen' AND c.status = 'planned')`,
  )
  await queryInTransaction(
    req,
    sql`UPDATE certificates c SET status = 'queued', updated_at = now(),
          live_key = c.registration_id || ':' || c.template_id
        WHERE c.batch_id = ${batch} AND c.status = 'planned' AND NOT EXISTS (
          SELECT 1 FROM certificates other
          WHERE other.live_key = c.registration_id || ':' || c.template_id)`,
  )
  await queryInTransaction(
    req,
    sql`WITH gone AS (
          DELETE FROM certificates WHERE batch_id = ${batch} AND status = 'planned' RETURNING 1)
        UPDATE certificate_batches SET preflight = preflight || jsonb_build_object(
            'alreadyIssued', (preflight->>'alreadyIssued')::int + (SELECT count(*) FROM gone),
            'issuable', (preflight->>'issuable')::int - (SELECT count(*) FROM gone))
        WHERE id = ${batch} AND EXISTS (SELECT 1 FROM gone)`,
  )
}
