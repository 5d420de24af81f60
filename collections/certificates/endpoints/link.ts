import type { PayloadHandler } from 'payload'
import { AppError } from '@/errors'
import { readCertificateFile } from '@/operations/certificates/readCertificateFile'
import { fileLinkQuery, linkResponse, readLinkQuery } from '@/operations/media/fileLinkContract'
import { makeFileLink } from '@/operations/media/fileLink'

/** 200 `{ url, expiresAt }`: the PDF's address for a while, for its owner and for staff. */
export const linkHandler: PayloadHandler = async (req) => {
  if (!req.user) throw new AppError('UNAUTHENTICATED')
  const { disposition } = readLinkQuery(req, fileLinkQuery)
  const id = String(req.routeParams?.id)
  await readCertificateFile(req, id)
  const path = `/api/certificates/${id}/download`
  return linkResponse(makeFileLink({ req, file: ['certificate', id], path, disposition }))
}
