import type { PayloadRequest } from 'payload'
import { AppError, invalidFields } from '@/errors'
import { sayTo } from '@/lib/sayTo'

export type UploadedFile = { name: string; bytes: Buffer }

/** Larger files are refused; a file of events this size has some 60,000 rows. */
const maxBytes = 20_000_000

/**
 * The file and the text fields of a form; fields may stand in the query too.
 * @throws AppError 400 for what is no form, 413 for a file that is too large, 422 without a file
 */
export async function readUpload(
  req: PayloadRequest,
): Promise<{ file: UploadedFile; fields: Record<string, string> }> {
  const fields: Record<string, string> = Object.fromEntries(req.searchParams)
  const type = req.headers.get('content-type') ?? ''
  const form = type.startsWith('multipart/form-data') ? await readForm(req) : new FormData()
  let file: File | null = null
  for (const [name, value] of form) {
    if (typeof value === 'string') fields[name] = value
    else if (name === 'file') file = value
  }
  if (!file) {
    const message = sayTo(req, {
      en: 'Send a form (multipart/form-data) with the file as “file”.',
      tr: 'Dosyayı “file” alanında bir formla (multipart/form-data) gönderin.',
    })
    throw invalidFields([{ path: 'file', message }])
  }
  if (file.size > maxBytes) {
    const message = sayTo(req, {
      en: `A file has at most ${maxBytes / 1_000_000} MB; split it.`,
      tr: `Bir dosya en çok ${maxBytes / 1_000_000} MB olabilir; bölün.`,
    })
    throw new AppError('PAYLOAD_TOO_LARGE', { message })
  }
  return { file: { name: nameOf(file), bytes: Buffer.from(await file.arrayBuffer()) }, fields }
}

async function readForm(req: PayloadRequest): Promise<FormData> {
  try {
    return (await req.formData?.()) ?? new FormData()
  } catch (cause) {
    if ((cause as Error).name !== 'TypeError') throw cause
    throw new AppError('MALFORMED', { message: 'The form could not be read.', cause })
  }
}

const nameOf = ({ name }: File) =>
  name
    .replace(/[\p{Cc}\p{Cs}]/gu, '')
    .trim()
    .slice(0, 200) || 'events'
