import type { CollectionAfterReadHook } from 'payload'
import { mediaSizeNames } from '@/lib/mediaSizes'
import { makeFileLink } from '@/operations/media/fileLink'
import { mediaFilePath } from '@/operations/media/mediaFilePath'
import type { Media } from '@/payload-types'

/**
 * Who reads a private file through the API with a token of theirs gets addresses that work where no token can be
 * sent along, as in `<img>`, for some minutes. The admin panel has its cookie and keeps the plain ones.
 */
export const signAddresses: CollectionAfterReadHook<Media> = ({ doc, req }) => {
  const byToken = req.user && req.payloadAPI !== 'local' && req.headers.get('Authorization')
  if (!byToken || doc.visibility !== 'private' || !doc.id) return doc
  const sign = (filename: string) =>
    makeFileLink({ req, file: ['media', doc.id, filename], path: mediaFilePath(filename) }).url
  if (doc.url && doc.filename) doc.url = sign(doc.filename)
  for (const name of mediaSizeNames) {
    const size = doc.sizes?.[name]
    if (size?.url && size.filename) size.url = sign(size.filename)
  }
  const thumbnail = doc.sizes?.thumbnail?.url
  if (doc.thumbnailURL && thumbnail) doc.thumbnailURL = thumbnail
  return doc
}
