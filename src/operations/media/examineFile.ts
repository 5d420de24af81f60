import { fileTypeFromBuffer } from 'file-type'
import { maxPixels, readPicture, stripPicture } from '@/documents/images/readPicture'
import { AppError, invalidFields } from '@/errors'
import type { LocalisedText } from '@/lib/localisedText'
import { documentTypes, imageTypes } from '@/lib/mediaSizes'
import { sayTo } from '@/lib/sayTo'

export const maxFileBytes = 20_000_000

type Incoming = { name: string; data: Buffer }
type Examined = { name: string; data: Buffer; mimetype: string; size: number }

const extensions: Record<string, string[]> = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
  'image/avif': ['avif'],
  'application/pdf': ['pdf'],
}

/** Text has no mark inside it: here the name says which kind. */
const textTypes: Record<string, string> = {
  csv: 'text/csv',
  txt: 'text/plain',
  json: 'application/json',
}

const texts = {
  empty: { en: 'The file is empty.', tr: 'Dosya boş.' },
  type: {
    en: 'Upload a picture (JPEG, PNG, WebP, GIF, AVIF), a PDF, or a CSV, JSON or text file.',
    tr: 'Bir görsel (JPEG, PNG, WebP, GIF, AVIF), PDF ya da CSV, JSON veya metin dosyası yükleyin.',
  },
  pixels: {
    en: `The picture is larger than ${maxPixels / 1_000_000} megapixels. Make it smaller first.`,
    tr: `Görsel ${maxPixels / 1_000_000} megapikselden büyük. Önce küçültün.`,
  },
  broken: { en: 'The picture cannot be read.', tr: 'Görsel okunamıyor.' },
}

type Asker = { i18n?: { language?: string } }

/**
 * A file as it may be stored: its type is what its bytes say, whatever its name claims, and its name gets
 * the matching ending; a picture leaves behind where and when it was taken. Nothing is unfolded, so that a
 * small file that claims to be huge costs nothing.
 * @throws AppError PAYLOAD_TOO_LARGE, or 422 on `file` that says what to upload instead
 */
export async function examineFile(req: Asker, { name, data }: Incoming): Promise<Examined> {
  const refuse = (text: LocalisedText) =>
    invalidFields([{ path: 'file', message: sayTo(req, text) }], sayTo(req, text))
  if (data.length > maxFileBytes) throw new AppError('PAYLOAD_TOO_LARGE')
  if (data.length === 0) throw refuse(texts.empty)
  const mimetype = (await fileTypeFromBuffer(data))?.mime ?? findTextType(name, data)
  if (!mimetype || ![...imageTypes, ...documentTypes].includes(mimetype)) throw refuse(texts.type)
  const clean = imageTypes.includes(mimetype) ? await cleanPicture(data, mimetype) : data
  if (clean === 'pixels' || clean === 'broken') throw refuse(texts[clean])
  return { name: nameFor(name, mimetype), data: clean, mimetype, size: clean.length }
}

async function cleanPicture(data: Buffer, type: string): Promise<Buffer | 'broken' | 'pixels'> {
  const picture = await readPicture(data)
  if (!picture) return 'broken'
  if (picture.pixels > maxPixels) return 'pixels'
  return (await stripPicture(data, { type, orientation: picture.orientation })) ?? 'broken'
}

/** Text that a browser would not take for a page or a drawing; null for anything else. */
function findTextType(name: string, data: Buffer): string | null {
  const type = textTypes[extensionOf(name)]
  if (!type || data.includes(0)) return null
  const text = data.toString('utf8')
  if (/^\s*<(!doctype|\?xml|html|svg|script|body|head)/i.test(text.replace(/^\uFEFF/, ''))) {
    return null
  }
  if (type !== 'application/json') return type
  try {
    JSON.parse(text)
    return type
  } catch {
    return null
  }
}

const extensionOf = (name: string) => /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? ''

function nameFor(name: string, type: string): string {
  const right = extensions[type] ?? [extensionOf(name)]
  const last = name.split(/[\\/]/).at(-1) ?? ''
  const base = last.replace(/\.[a-z0-9]{1,8}$/i, '').slice(0, 100) || 'file'
  const ending = right.includes(extensionOf(name)) ? extensionOf(name) : right[0]
  return `${base}.${ending}`
}
