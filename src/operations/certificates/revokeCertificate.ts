import type { PayloadRequest } from 'payload'
import { personOf } from '@/access/personOf'
import { queryInTransaction, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { AppError } from '@/errors'
import type { CertificateStatus } from '@/lib/certificates/certificateStates'
import { isUuid } from '@/lib/isUuid'
import { appendAudit } from '@/operations/audit/appendAudit'
import type { Certificate } from '@/payload-types'
import { refuseCertificateChange } from './refuseCertificateChange'

type Input = { req: PayloadRequest; id: unknown; reason: string }

/**
 * Declares an issued certificate void, for good: its page says so from then on, and its file is given out no
 * more. The reason stays with staff. Needs `certificates.revoke`, checked by the caller.
 * @throws AppError 404; 409 ILLEGAL_TRANSITION for one that is not issued
 */
export async function revokeCertificate({ req, id, reason }: Input): Promise<Certificate> {
  if (!isUuid(id)) throw new AppError('NOT_FOUND')
  await inTransaction(req, async () => {
    const [row] = await queryInTransaction<{ status: CertificateStatus }>(
      req,
      sql`SELECT status::text AS status FROM certificates WHERE id = ${id} FOR UPDATE`,
    )
    if (!row) throw new AppError('NOT_FOUND')
    if (row.status !== 'issued') {
      throw refuseCertificateChange({ req, from: row.status, to: 'revoked' })
    }
    await queryInTransaction(
      req,
      sql`UPDATE certificates SET status = 'revoked', revocation_at = now(), updated_at = now(),
            revocation_by_id = ${personOf(req)}::uuid, revocation_reason = ${reason}
          WHERE id = ${id}`,
    )
    await appendAudit({
      req,
      action: 'certificates.revoked',
      subjectType: 'certificates',
      subject: id,
      diff: { status: { from: 'issued', to: 'revoked' } },
      reason,
    })
  })
  return req.payload.findByID({
    collection: 'certificates',
    id,
    depth: 0,
    overrideAccess: true,
    req,
  })
}
