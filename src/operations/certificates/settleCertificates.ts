import { createLocalReq } from 'payload'
import type { Payload } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { outboxEntry, outboxRows } from '@/outbox/outboxRows'
import { recordWebhook } from '@/operations/webhooks/recordWebhook'
import { mailCertificate } from '@jobs/certificates/mailCertificate.job'

export type Printed = { id: string; key: string; sha256: string; bytes: number }

export type Failed = {
  id: string
  /** Those that count, this one included where it does. */
  attempts: number
  reason: string
}

type Input = {
  payload: Payload
  printed: readonly Printed[]
  failed: readonly Failed[]
  by: string
}

/** After so many tries staff have to look. */
const maxAttempts = 5
const firstPauseSeconds = 5

/**
 * Writes what became of claimed certificates, and asks for the mails of those that are out, in one
 * transaction. Only what this claim still holds is touched: a worker that comes back late changes nothing.
 */
export async function settleCertificates({ payload, printed, failed, by }: Input): Promise<void> {
  const req = await createLocalReq({}, payload)
  await inTransaction(req, async () => {
    const issued = await queryInTransaction<{ id: string; wanted: boolean }>(
      req,
      sql`UPDATE certificates c SET status = 'issued', pdf_key = t.key, pdf_sha256 = t.sha256,
            pdf_bytes = t.bytes, failure = NULL, retry_at = NULL, updated_at = now()
          FROM jsonb_to_recordset(${JSON.stringify(printed)}::jsonb)
            AS t(id uuid, key text, sha256 text, bytes int)
          WHERE c.id = t.id AND c.status = 'rendering' AND c.claimed_by = ${by}
          RETURNING c.id, c.send_mail AND c.contact_id IS NOT NULL AS wanted`,
    )
    const mails = issued
      .filter(({ wanted }) => wanted)
      .map(({ id }) =>
        outboxEntry({
          job: mailCertificate,
          payload: { certificate: id },
          dedupeKey: `${mailCertificate.name}:${id}`,
        }),
      )
    if (mails.length > 0) {
      await queryInTransaction(
        req,
        sql`WITH written AS (${outboxRows(mails)}) SELECT pg_notify('outbox', '') FROM written`,
      )
    }
    await recordWebhook({ req, type: 'certificate.issued', subject: issued.map(({ id }) => id) })
    for (const { id, attempts, reason } of failed) {
      const pause = firstPauseSeconds * 2 ** attempts
      const again = attempts < maxAttempts
      await queryInTransaction(
        req,
        sql`UPDATE certificates SET failure = ${reason}, attempts = ${attempts}, updated_at = now(),
              status = ${again ? 'queued' : 'failed'}::text::enum_certificates_status,
              retry_at = ${again ? sql`now() + make_interval(secs => ${pause})` : sql`NULL`}
            WHERE id = ${id} AND status = 'rendering' AND claimed_by = ${by}`,
      )
    }
    await queryInTransaction(
      req,
      sql`UPDATE certificate_batches SET heartbeat_at = now() WHERE id IN (
            SELECT batch_id FROM certificates WHERE claimed_by = ${by})`,
    )
  })
}
