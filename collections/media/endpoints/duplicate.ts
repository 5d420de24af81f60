import type { PayloadHandler } from 'payload'
import { AppError } from '@/errors'
import { isUuid } from '@/lib/isUuid'
import { sayTo } from '@/lib/sayTo'
import { readUpload } from '@/operations/media/readUpload'

/**
 * 200 `{ doc, message }`: a row of the caller's own with a copy of a file they may read. In the place of Payload's
 * door, which would fetch the file from our public address.
 */
export const duplicateHandler: PayloadHandler = async (req) => {
  if (!req.user) throw new AppError('UNAUTHENTICATED')
  const id = req.routeParams?.id
  const asCaller = { overrideAccess: false, user: req.user, depth: 0 } as const
  const source = isUuid(id)
    ? await req.payload.findByID({ collection: 'media', id, disableErrors: true, ...asCaller, req })
    : null
  if (!source?.filename || !source._objectKey) throw new AppError('NOT_FOUND')
  const { filename, alt, visibility, mimeType } = source
  const data = await readUpload({ filename, folder: source._objectKey })
  const doc = await req.payload.create({
    collection: 'media',
    data: { alt, visibility },
    file: { name: filename, data, mimetype: mimeType ?? '', size: data.length },
    ...asCaller,
    req,
  })
  const message = sayTo(req, { en: 'Copied.', tr: 'Kopyalandı.' })
  return Response.json({ doc, message })
}
