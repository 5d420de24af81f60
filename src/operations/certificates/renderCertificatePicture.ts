import type { PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { certificatePng } from '@/documents/certificate/contactSheet'
import { layoutCertificate } from '@/documents/certificate/layoutCertificate'
import { AppError } from '@/errors'
import type { CertificateSnapshot } from '@/lib/certificates/snapshot'
import { isUuid } from '@/lib/isUuid'
import { findDesign } from './findDesign'

const pixels = 1_200

/**
 * One certificate as a picture, drawn from its snapshot like its PDF. Needs a caller who may see it.
 * @throws AppError 404
 */
export async function renderCertificatePicture(req: PayloadRequest, id: unknown): Promise<Buffer> {
  const [row] = isUuid(id)
    ? await queryRows<{ snapshot: CertificateSnapshot | null; hash: string | null }>(
        req,
        sql`SELECT snapshot, design_hash AS hash FROM certificates WHERE id = ${id}`,
      )
    : []
  if (!row?.snapshot || !row.hash) throw new AppError('NOT_FOUND')
  const { design, images } = await findDesign(req.payload, row.hash)
  const sheet = layoutCertificate({ design, snapshot: row.snapshot })
  return certificatePng({ sheet, images, pixels })
}
