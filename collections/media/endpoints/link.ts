import type { PayloadHandler } from 'payload'
import { z } from 'zod'
import { AppError } from '@/errors'
import { isUuid } from '@/lib/isUuid'
import { type MediaSize, mediaSizeNames } from '@/lib/mediaSizes'
import { fileLinkQuery, linkResponse, readLinkQuery } from '@/operations/media/fileLinkContract'
import { makeFileLink } from '@/operations/media/fileLink'
import { mediaFilePath } from '@/operations/media/mediaFilePath'

export const linkQuery = fileLinkQuery.extend({
  size: z
    .enum(mediaSizeNames as [MediaSize, ...MediaSize[]])
    .optional()
    .describe('A smaller copy of a picture.'),
})

/** 200 `{ url, expiresAt }`, for who may read the file. */
export const linkHandler: PayloadHandler = async (req) => {
  if (!req.user) throw new AppError('UNAUTHENTICATED')
  const { disposition, size } = readLinkQuery(req, linkQuery)
  const id = req.routeParams?.id
  const doc = isUuid(id)
    ? await req.payload.findByID({
        collection: 'media',
        id,
        depth: 0,
        disableErrors: true,
        overrideAccess: false,
        user: req.user,
        req,
      })
    : null
  const filename = size ? doc?.sizes?.[size]?.filename : doc?.filename
  if (!doc || !filename) throw new AppError('NOT_FOUND')
  const path = mediaFilePath(filename)
  return linkResponse(makeFileLink({ req, file: ['media', doc.id, filename], path, disposition }))
}
