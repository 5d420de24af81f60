import sharp from 'sharp'
import { mediaSizes, mediaSizeNames, type MediaSize } from '@/lib/mediaSizes'
import { stripPng, stripWebp } from './stripContainers'
import { stripJpeg } from './stripJpeg'

/** The most a picture may unfold to, all frames together: what a phone takes, not what a bomb claims. */
export const maxPixels = 80_000_000

export type Picture = { width: number; height: number; pixels: number; orientation: number }

/** What the head of a picture says, without unfolding it. Null when it cannot be read. */
export async function readPicture(bytes: Buffer): Promise<Picture | null> {
  try {
    const { width, height, pages, orientation } = await sharp(bytes, {
      limitInputPixels: false,
      failOn: 'none',
    }).metadata()
    if (!width || !height) return null
    const pixels = width * height * (pages ?? 1)
    return { width, height, pixels, orientation: orientation ?? 1 }
  } catch {
    return null
  }
}

/**
 * The picture without what it tells beside itself (place, time, camera). JPEG, PNG and WebP keep their
 * compressed data to the bit; AVIF is made anew; a GIF has nothing of the kind. Null when it is broken.
 */
export async function stripPicture(
  bytes: Buffer,
  { type, orientation }: { type: string; orientation: number },
): Promise<Buffer | null> {
  if (type === 'image/jpeg') return stripJpeg(bytes, orientation)
  if (type === 'image/png') return stripPng(bytes)
  if (type === 'image/webp') return stripWebp(bytes)
  if (type !== 'image/avif') return bytes
  try {
    const options = { quality: 70, effort: 1 }
    return await sharp(bytes, { limitInputPixels: maxPixels }).rotate().avif(options).toBuffer()
  } catch {
    return null
  }
}

export type Variant = { name: MediaSize; data: Buffer; width: number; height: number }

/** The type of every smaller copy. */
export const variantType = 'image/webp'

/**
 * The smaller copies of a picture, upright, never larger than the picture itself; of an animation its first
 * frame. Null when it is cut off or cannot be unfolded: half a picture is not passed off as one.
 */
export async function makeVariants(bytes: Buffer): Promise<Variant[] | null> {
  const variants: Variant[] = []
  try {
    for (const name of mediaSizeNames) {
      const edge = mediaSizes[name]
      const { data, info } = await sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' })
        .rotate()
        .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
        .webp({ quality: 80 })
        .toBuffer({ resolveWithObject: true })
      variants.push({ name, data, width: info.width, height: info.height })
    }
    return variants
  } catch {
    return null
  }
}
