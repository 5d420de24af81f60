import type { Payload } from 'payload'
import { queryRows, sql } from '@/db/sql'
import type { CertificateStatus } from '@/lib/certificates/certificateStates'
import type { CertificateSnapshot } from '@/lib/certificates/snapshot'

export type MailedCertificate = {
  id: string
  code: string
  number: string
  status: CertificateStatus
  snapshot: CertificateSnapshot
  key: string | null
  replaces: boolean
  contact: string
  email: string
}

/** A certificate with the address it goes to, or null when there is none. */
export async function findMailedCertificate(
  payload: Payload,
  id: string,
): Promise<MailedCertificate | null> {
  const [row] = await queryRows<MailedCertificate>(
    payload,
    sql`SELECT c.id, c.code, c.number, c.status::text AS status, c.snapshot, c.pdf_key AS key,
          c.supersedes_id IS NOT NULL AS replaces, p.id AS contact, p.email
        FROM certificates c JOIN contacts p ON p.id = c.contact_id
        WHERE c.id = ${id} AND p.deleted_at IS NULL`,
  )
  return row ?? null
}
