import type { PayloadHandler } from 'payload'
import { AppError } from '@/errors'
import { openFileLink } from '@/operations/media/fileLink'
import { findMediaFile } from '@/operations/media/findMediaFile'
import { streamFile } from '@/operations/media/streamFile'
import { findTicketFile } from '@/operations/tickets/findTicketFile'
import type { FindViewer } from './viewers'

const shownInPage = /^image\/(avif|gif|jpeg|png|webp)$/

/** 200, the file's bytes: for those who may see the message it hangs on, whoever uploaded it. */
export const fileHandler =
  (find: FindViewer): PayloadHandler =>
  async (req) => {
    const { id, file: wanted } = req.routeParams ?? {}
    const link = await openFileLink(req, ['ticket', String(id), String(wanted)])
    if (!link && !req.user && req.searchParams.has('token')) throw new AppError('NOT_FOUND')
    const viewer = await find(req)
    const found = await findTicketFile({ req, viewer, file: wanted })
    const file = found && (await findMediaFile({ req, ...found }))
    if (!file) throw new AppError('NOT_FOUND')
    return streamFile({
      ...{ req, file },
      disposition: link?.disposition ?? (shownInPage.test(file.type) ? 'inline' : 'attachment'),
      cacheControl: 'private, max-age=3600',
    })
  }
