import type { PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { contactSheet } from '@/documents/certificate/contactSheet'
import { layoutCertificate } from '@/documents/certificate/layoutCertificate'
import { AppError } from '@/errors'
import { isUuid } from '@/lib/isUuid'
import { findDesign } from './findDesign'
import type { Sample } from './preflight'

/**
 * Samples of a batch side by side, as PNG: the longest names and those in trouble first among them. Framed
 * in red is what the batch leaves out. Needs a caller who may see batches.
 * @throws AppError 404 for no such batch, or one for nobody
 */
export async function renderContactSheet(req: PayloadRequest, id: unknown): Promise<Buffer> {
  const [row] = isUuid(id)
    ? await queryRows<{ samples: Sample[]; hash: string }>(
        req,
        sql`SELECT samples, design_hash AS hash FROM certificate_batches WHERE id = ${id}`,
      )
    : []
  if (!row || !row.samples?.length) throw new AppError('NOT_FOUND')
  const { design, images } = await findDesign(req.payload, row.hash)
  const sheets = row.samples.map(({ snapshot }) => layoutCertificate({ design, snapshot }))
  const marked = new Set(row.samples.flatMap(({ leftOut }, index) => (leftOut ? [index] : [])))
  return contactSheet({ sheets, images, columns: 3, pixels: 560, marked })
}
