import type { PayloadRequest } from 'payload'
import { holds } from '@/access/can'
import { requireFileStore } from '@/adapters/files/requireFileStore'
import { queryRows, sql } from '@/db/sql'
import { AppError } from '@/errors'
import type { CertificateStatus } from '@/lib/certificates/certificateStates'
import { isUuid } from '@/lib/isUuid'
import { sayTo } from '@/lib/sayTo'
import { opensCertificate } from './downloadLink'

type Row = {
  id: string
  code: string
  number: string | null
  name: string
  status: CertificateStatus
  user: string | null
  key: string | null
  sha256: string | null
  bytes: number | null
}

export type CertificateFile = {
  filename: string
  key: string
  sha256: string
  bytes: number
  /** Reads the bytes; not called where the reader has them already. */
  read: () => Promise<Buffer>
}

/**
 * The file of a certificate, for its owner, for staff, or for the holder of a signed link. A revoked one is
 * given to staff only.
 * @throws AppError 401 for nobody in particular, 404 absent or not visible, 409 not printed or revoked
 */
export async function readCertificateFile(
  req: PayloadRequest,
  id: unknown,
): Promise<CertificateFile> {
  const token = req.searchParams.get('token')
  if (!req.user && !token) throw new AppError('UNAUTHENTICATED')
  const row = isUuid(id) ? await findRow(req, id) : null
  if (!row || !mayHave({ req, row, token })) throw new AppError('NOT_FOUND')
  const { key, sha256, status } = row
  if (status === 'revoked' && !holds(req, 'certificates.read')) {
    throw new AppError('CONFLICT', {
      message: sayTo(req, {
        en: 'This certificate was revoked. Ask the organiser.',
        tr: 'Bu sertifika iptal edildi. Düzenleyene sorun.',
      }),
    })
  }
  if (!key || !sha256) {
    throw new AppError('CONFLICT', {
      message: sayTo(req, {
        en: 'This certificate is not printed yet. Try again in a moment.',
        tr: 'Bu sertifika henüz hazır değil. Birazdan yeniden deneyin.',
      }),
    })
  }
  return {
    ...{ filename: `${row.number} ${row.name}.pdf`, key, sha256, bytes: row.bytes ?? 0 },
    read: async () => {
      const bytes = await requireFileStore().find(key)
      if (!bytes) throw new AppError('UNAVAILABLE', { message: 'The file is not there right now.' })
      return bytes
    },
  }
}

type Asking = { req: PayloadRequest; row: Row; token: string | null }

function mayHave({ req, row, token }: Asking): boolean {
  if (token && opensCertificate(token, row)) return true
  if (!req.user) return false
  return holds(req, 'certificates.read') || row.user === req.user.id
}

async function findRow(req: PayloadRequest, id: string): Promise<Row | null> {
  const [row] = await queryRows<Row>(
    req,
    sql`SELECT id, code, number, recipient_name AS name, status::text AS status, user_id AS "user",
          pdf_key AS key, pdf_sha256 AS sha256, pdf_bytes::int AS bytes
        FROM certificates WHERE id = ${id}`,
  )
  return row ?? null
}
