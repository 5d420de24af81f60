import type { PayloadRequest } from 'payload'
import { logger } from '@/logger'

type Incoming = { name: string; type?: string; mimetype?: string; data?: Buffer; size: number }

type Options<T> = {
  req: PayloadRequest
  files: Incoming[]
  /** What the files are for; when it fails they are taken away again. */
  use: (ids: string[]) => Promise<T>
}

/**
 * Stores files that come with a message as private ones, then does what they are for. Storing runs before
 * and outside the transaction of the message, since writing to a store may be slow.
 * @throws whatever storing or `use` throws, after removing what was stored
 */
export async function storeAttachments<T>({ req, files, use }: Options<T>): Promise<T> {
  const ids: string[] = []
  try {
    for (const { name, data, mimetype, type, size } of files) {
      const { id } = await req.payload.create({
        collection: 'media',
        data: { visibility: 'private', owner: req.user?.id },
        file: { name, data: data ?? Buffer.alloc(0), mimetype: mimetype ?? type ?? '', size },
        depth: 0,
        overrideAccess: true,
        req,
      })
      ids.push(id)
    }
    return await use(ids)
  } catch (error) {
    for (const id of ids) {
      await req.payload
        .delete({ collection: 'media', id, overrideAccess: true, req })
        .catch((failure: unknown) => logger.error({ err: failure, media: id }, 'file left behind'))
    }
    throw error
  }
}
