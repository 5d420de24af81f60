import { createLocalReq } from 'payload'
import type { Payload } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { takeNumbers } from '@/db/takeNumbers'
import { inTransaction } from '@/db/transaction'
import { numberSnapshot } from '@/lib/certificates/composeSnapshot'
import { numberSeries } from '@/lib/certificates/formatNumber'
import type { CertificateSnapshot } from '@/lib/certificates/snapshot'

/** A certificate in the hands of one worker, numbered and dated: what it prints is settled for good. */
export type ClaimedCertificate = {
  id: string
  number: string
  designHash: string
  attempts: number
  snapshot: CertificateSnapshot & { issuedAt: string }
}

type Input = {
  payload: Payload
  which: { batch: string; limit: number } | { certificate: string }
  /** Who claims: told apart when a claim outlives its worker. */
  by: string
}

type Row = {
  id: string
  number: string | null
  designHash: string
  attempts: number
  snapshot: CertificateSnapshot
}

/**
 * Takes queued certificates to print them, in a transaction of its own: of a running batch, or one. No two
 * workers get the same one. Each gets its number now, at the last moment: one that rolls back gives it
 * back, and one that is tried again keeps it, so numbers have no gaps.
 */
export async function claimCertificates({
  payload,
  which,
  by,
}: Input): Promise<ClaimedCertificate[]> {
  const req = await createLocalReq({}, payload)
  return inTransaction(req, async () => {
    const filter =
      'batch' in which
        ? sql`batch_id = ${which.batch} AND (retry_at IS NULL OR retry_at <= now())
            AND EXISTS (SELECT 1 FROM certificate_batches b
                        WHERE b.id = ${which.batch} AND b.status = 'running')`
        : sql`id = ${which.certificate} AND batch_id IS NULL`
    const rows = await queryInTransaction<Row>(
      req,
      sql`SELECT id, number, design_hash AS "designHash", attempts::int, snapshot FROM certificates
          WHERE status = 'queued' AND ${filter}
          ORDER BY id LIMIT ${'batch' in which ? which.limit : 1} FOR UPDATE SKIP LOCKED`,
    )
    if (rows.length === 0) return []
    const now = new Date()
    const { series, format } = numberSeries(now)
    const count = rows.filter(({ number }) => number === null).length
    const ordinals = await takeNumbers({ req, series, count })
    const claimed = rows.map(({ snapshot, ...row }): ClaimedCertificate => {
      if (row.number !== null) return { ...row, number: row.number, snapshot } as ClaimedCertificate
      const number = format(ordinals.shift() as number)
      const issuedAt = now.toISOString()
      return { ...row, number, snapshot: numberSnapshot({ snapshot, number, issuedAt }) }
    })
    await queryInTransaction(
      req,
      sql`UPDATE certificates c SET status = 'rendering', number = t.number, snapshot = t.snapshot,
            issued_at = (t.snapshot->>'issuedAt')::timestamptz, attempts = c.attempts + 1,
            claimed_at = now(), claimed_by = ${by}, updated_at = now()
          FROM jsonb_to_recordset(${JSON.stringify(claimed)}::jsonb)
            AS t(id uuid, number text, snapshot jsonb)
          WHERE c.id = t.id`,
    )
    return claimed
  })
}
