import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import sharp from 'sharp'
import { requireFileStore } from '@/adapters/files/requireFileStore'
import { AppError } from '@/errors'

export type Pictures = {
  /** SHA-256 by media id. */
  hashes: Map<string, string>
  /** Bytes by SHA-256, as PNG or JPEG of a size that prints well. */
  images: Map<string, Buffer>
}

/** Enough for 300 dots an inch over half an A4 page. */
const maxPixels = 2_000

/**
 * The pictures a template shows, made ready for printing. Access is the caller's to check: whoever may use
 * a template may use its pictures.
 * @throws AppError 422 when one is gone or is no picture
 */
export async function findPictures(req: PayloadRequest, ids: readonly string[]): Promise<Pictures> {
  const pictures: Pictures = { hashes: new Map(), images: new Map() }
  for (const id of ids) {
    const media = await req.payload.findByID({
      collection: 'media',
      id,
      depth: 0,
      disableErrors: true,
      overrideAccess: true,
      req,
    })
    const { filename, _objectKey } = media ?? {}
    const bytes = filename ? await requireFileStore().find(`${_objectKey}/${filename}`) : null
    const image = bytes && (await printable(bytes))
    if (!image) {
      const message = 'A picture of the template is missing or cannot be read. Choose it anew.'
      throw new AppError('INVALID_FIELDS', {
        message,
        data: { fields: [{ path: 'template', message }] },
      })
    }
    const hash = createHash('sha256').update(image).digest('hex')
    pictures.hashes.set(id, hash)
    pictures.images.set(hash, image)
  }
  return pictures
}

/** JPEG stays JPEG; everything else becomes PNG, whose transparency prints. */
async function printable(bytes: Buffer): Promise<Buffer | null> {
  try {
    const image = sharp(bytes, { limitInputPixels: 60_000_000 }).rotate()
    const { format } = await image.metadata()
    const sized = image.resize({
      width: maxPixels,
      height: maxPixels,
      fit: 'inside',
      withoutEnlargement: true,
    })
    return format === 'jpeg'
      ? await sized.jpeg({ quality: 90, progressive: false }).toBuffer()
      : await sized.png({ progressive: false }).toBuffer()
  } catch {
    return null
  }
}
