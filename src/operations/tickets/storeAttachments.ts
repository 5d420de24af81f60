import type { PayloadRequest } from 'payload'
import { personOf } from '@/access/personOf'
import { logger } from '@/logger'

/** A file of a multipart body. */
export type IncomingFile = {
  name: string
  type?: string
  mimetype?: string
  data?: Buffer
  size: number
}

type Options<T> = {
  req: PayloadRequest
  files: IncomingFile[]
  /** What the files are for; when it fails they are taken away again. */
  use: (ids: string[]) => Promise<T>
  /** Asked when `use` succeeded: an answer given again needs no second copy. Default: they were. */
  wereUsed?: () => boolean
}

/**
 * Stores files that come with a message as private ones, then does what they are for. Storing runs before
 * and outside the transaction of the message, since writing to a store may be slow.
 * @throws whatever storing or `use` throws, after removing what was stored
 */
export async function storeAttachments<T>({
  req,
  files,
  use,
  wereUsed = () => true,
}: Options<T>): Promise<T> {
  const ids: string[] = []
  try {
    for (const { name, data, mimetype, type, size } of files) {
      const { id } = await req.payload.create({
        collection: 'media',
        data: { visibility: 'private', owner: personOf(req) },
        file: { name, data: data ?? Buffer.alloc(0), mimetype: mimetype ?? type ?? '', size },
        depth: 0,
        overrideAccess: true,
        req,
      })
      ids.push(id)
    }
    const result = await use(ids)
    if (!wereUsed()) await remove(req, ids)
    return result
  } catch (error) {
    await remove(req, ids)
    throw error
  }
}

async function remove(req: PayloadRequest, ids: string[]): Promise<void> {
  for (const id of ids) {
    await req.payload
      .delete({ collection: 'media', id, overrideAccess: true, req })
      .catch((failure: unknown) => logger.error({ err: failure, media: id }, 'file left behind'))
  }
}
