import type { PayloadRequest } from 'payload'
import { queryInTransaction } from '@/db/sql'
import { auditRows, type AuditEntry } from '@/operations/audit/auditRows'

/**
 * Writes one entry of the audit log, with the signed-in user as its actor (a key by name; none for jobs
 * and scripts),
 * in the caller's transaction: the entry exists if, and only if, the change does.
 * @throws AppError when no transaction is running
 */
export async function appendAudit({
  req,
  ...entry
}: AuditEntry & { req: PayloadRequest }): Promise<void> {
  await queryInTransaction(req, auditRows({ req, entries: [entry] }))
}
