import type { Payload, PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'
import type { CertificateStatus } from '@/lib/certificates/certificateStates'

export type BatchProgress = {
  /** All certificates of the batch. */
  total: number
  /** Those that are out, whatever became of them later. */
  done: number
  failed: number
  states: Partial<Record<CertificateStatus, number>>
}

/** How far a batch is, counted from its rows. */
export async function readProgress(
  where: Payload | PayloadRequest,
  batch: string,
): Promise<BatchProgress> {
  const rows = await queryRows<{ status: CertificateStatus; count: number }>(
    where,
    sql`SELECT status::text AS status, count(*)::int AS count FROM certificates
        WHERE batch_id = ${batch} GROUP BY 1`,
  )
  const states = Object.fromEntries(rows.map(({ status, count }) => [status, count]))
  const sum = (...names: CertificateStatus[]) =>
    names.reduce((total, name) => total + (states[name] ?? 0), 0)
  return {
    total: rows.reduce((total, { count }) => total + count, 0),
    done: sum('issued', 'revoked', 'superseded'),
    failed: sum('failed'),
    states,
  }
}
