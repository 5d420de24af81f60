import type { PayloadHandler } from 'payload'
import { AppError } from '@/errors'
import { openFileLink } from '@/operations/media/fileLink'
import { findMediaFile } from '@/operations/media/findMediaFile'

/**
 * GET /api/media/file/:filename. Payload's own door, which checks access and serves, behind a step that lets the
 * holder of a link in.
 */
export const serveHandler: PayloadHandler = async (req) => {
  const filename = String(req.routeParams?.filename)
  if (req.searchParams.has('token')) {
    const file = await findMediaFile({ req, filename })
    const link = file && (await openFileLink(req, ['media', file.id, filename]))
    if (!link && !req.user) throw new AppError('NOT_FOUND')
    req.context.disposition = link?.disposition
  }
  const { endpoints } = req.payload.collections.media.config
  const serve = (endpoints || []).findLast(({ path }) => path === '/file/:filename')?.handler
  if (!serve || serve === serveHandler) throw new AppError('INTERNAL')
  return serve(req)
}
