import type { CollectionBeforeChangeHook } from 'payload'
import { uuidv7 } from 'uuidv7'
import { personOf } from '@/access/personOf'
import { imageTypes, mediaSizeNames } from '@/lib/mediaSizes'
import type { Media } from '@/payload-types'

const noSize = {
  url: null,
  filename: null,
  width: null,
  height: null,
  mimeType: null,
  filesize: null,
}

/**
 * A new file belongs to whoever uploads it, and gets a folder of its own in the store, which is never used again;
 * a file that is replaced takes its smaller copies along.
 */
export const claimUpload: CollectionBeforeChangeHook<Media> = ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  const changed = data.filename !== undefined && data.filename !== originalDoc?.filename
  if (operation === 'create' && !data.owner) data.owner = personOf(req)
  if (!changed) return data
  data._objectKey = uuidv7()
  data.variants = imageTypes.includes(data.mimeType ?? '') ? 'pending' : 'none'
  if (operation === 'update') {
    data.sizes = Object.fromEntries(mediaSizeNames.map((name) => [name, noSize]))
  }
  return data
}
