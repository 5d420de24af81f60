import sharp from 'sharp'

type Image = { bytes: Buffer; mimeType: string }
type Limit = { maxBytes: number; types: readonly string[] }

export type FittedImage = Image & { width?: number; height?: number }

const widths = [2_400, 2_000, 1_600, 1_200, 900, 600]
const quality = 82

/**
 * An image within a platform's limits: as it is where it fits, else as JPEG of the largest size that does.
 * Turned upright, and without what the camera wrote into it.
 * @throws Error for what is no image
 */
export async function fitImage({ bytes, mimeType }: Image, limit: Limit): Promise<FittedImage> {
  const { width, height, autoOrient } = await sharp(bytes).metadata()
  const upright = { width: autoOrient?.width ?? width, height: autoOrient?.height ?? height }
  if (bytes.length <= limit.maxBytes && limit.types.includes(mimeType)) {
    return { bytes, mimeType, ...upright }
  }
  for (const wanted of widths) {
    const { data, info } = await sharp(bytes)
      .autoOrient()
      .resize({ width: wanted, height: wanted, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality, mozjpeg: true })
      .toBuffer({ resolveWithObject: true })
    if (data.length <= limit.maxBytes) {
      return { bytes: data, mimeType: 'image/jpeg', width: info.width, height: info.height }
    }
  }
  throw new Error('The image cannot be made small enough')
}
