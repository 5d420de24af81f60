import type { PayloadHandler } from 'payload'
import { AppError } from '@/errors'
import { fileLink } from '@/lib/tickets/fileLink'
import { fileLinkQuery, linkResponse, readLinkQuery } from '@/operations/media/fileLinkContract'
import { makeFileLink } from '@/operations/media/fileLink'
import { findTicketFile } from '@/operations/tickets/findTicketFile'
import { bySession } from './viewers'

/** 200 `{ url, expiresAt }`: the file's address for a while, for those who may see the message it hangs on. */
export const fileLinkHandler: PayloadHandler = async (req) => {
  const viewer = await bySession(req)
  const { disposition } = readLinkQuery(req, fileLinkQuery)
  const found = await findTicketFile({ req, viewer, file: req.routeParams?.file })
  if (!found) throw new AppError('NOT_FOUND')
  const { id } = viewer.ticket
  const path = fileLink(id, found.id)
  return linkResponse(makeFileLink({ req, file: ['ticket', id, found.id], path, disposition }))
}
