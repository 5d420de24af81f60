import type { StaticHandler } from '@payloadcms/plugin-cloud-storage/types'
import { AppError } from '@/errors'
import type { Disposition } from '@/lib/contentDisposition'
import { findMediaFile } from './findMediaFile'
import { streamFile } from './streamFile'

/** GET /api/media/file/:filename, once Payload has found that the request may read it. */
export const serveMediaFile: StaticHandler = async (req, { doc, params: { filename } }) => {
  const file = await findMediaFile({ req, filename, id: doc && String(doc.id) })
  if (!file) throw new AppError('NOT_FOUND')
  return streamFile({ req, file, disposition: req.context.disposition as Disposition | undefined })
}
