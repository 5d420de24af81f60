import type { PayloadHandler } from 'payload'
import { AppError } from '@/errors'
import { filePolicy } from '@/lib/contentPolicies'
import { findTicketFile } from '@/operations/tickets/findTicketFile'
import type { FindViewer } from './viewers'

const shownInPage = /^image\/(avif|gif|jpeg|png|webp)$/

/** 200, the file's bytes: for those who may see the message it hangs on, whoever uploaded it. */
export const fileHandler =
  (find: FindViewer): PayloadHandler =>
  async (req) => {
    const viewer = await find(req)
    const file = await findTicketFile({ req, viewer, file: req.routeParams?.file })
    if (!file) throw new AppError('NOT_FOUND')
    const media = req.payload.collections.media.config.endpoints
    const serve = media && media.find(({ path }) => path === '/file/:filename')?.handler
    if (!serve) throw new AppError('INTERNAL')
    req.context.readableFile = file.id
    req.routeParams = { collection: 'media', filename: file.filename }
    const response = await serve(req)
    const headers = new Headers(response.headers)
    const inline = shownInPage.test(file.mimeType ?? '')
    headers.set(
      'Content-Disposition',
      `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.filename)}`,
    )
    headers.set('Cache-Control', 'private, max-age=3600')
    headers.set('Content-Security-Policy', filePolicy)
    return new Response(response.body, { status: response.status, headers })
  }
