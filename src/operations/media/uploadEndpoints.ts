import type { Endpoint, PayloadRequest } from 'payload'
import { AppError, invalidFields } from '@/errors'
import { sayTo } from '@/lib/sayTo'
import type { Media } from '@/payload-types'
import { inTransaction } from '@/db/transaction'
import { examineFile, maxFileBytes } from './examineFile'

const maxFiles = 10

/** POST /api/upload (`file`) and /api/upload/multiple (`files`): any signed-in user; 201 with what was stored. */
export const uploadEndpoints: Endpoint[] = [
  {
    path: '/upload',
    method: 'post',
    handler: async (req) => {
      const form = await readForm(req)
      const files = filesOf(form, 'file')
      if (files.length !== 1) throw missing('file', 'Send one file in the field file.')
      const [doc] = await storeAll({ req, form, files })
      return Response.json({ doc, message: storedText(req) }, { status: 201 })
    },
  },
  {
    path: '/upload/multiple',
    method: 'post',
    handler: async (req) => {
      const form = await readForm(req)
      const files = filesOf(form, 'files')
      if (files.length === 0 || files.length > maxFiles) {
        throw missing('files', `Send 1 to ${maxFiles} files in the field files.`)
      }
      const docs = await storeAll({ req, form, files })
      return Response.json({ docs, message: storedText(req) }, { status: 201 })
    },
  },
]

const storedText = (req: PayloadRequest) => sayTo(req, { en: 'Stored.', tr: 'Kaydedildi.' })

const missing = (path: string, message: string) => invalidFields([{ path, message }], message)

/** Signed in first: nobody else makes us read a file. */
async function readForm(req: PayloadRequest): Promise<FormData> {
  if (!req.user) throw new AppError('UNAUTHENTICATED')
  const type = req.headers.get('Content-Type') ?? ''
  if (!type.startsWith('multipart/form-data')) {
    throw new AppError('MALFORMED', { message: 'Send multipart/form-data.' })
  }
  try {
    return (await req.formData?.()) as FormData
  } catch (cause) {
    throw new AppError('MALFORMED', { cause })
  }
}

const filesOf = (form: FormData, name: string) =>
  [...form.getAll(name), ...form.getAll(`${name}[]`)].filter((value) => value instanceof File)

type Storing = { req: PayloadRequest; form: FormData; files: File[] }

/** All or none: every file is looked at before the first is stored, and one transaction holds them. */
async function storeAll({ req, form, files }: Storing): Promise<Media[]> {
  const fields = fieldsOf(form)
  const examined: Awaited<ReturnType<typeof examineFile>>[] = []
  for (const file of files) {
    if (file.size > maxFileBytes) throw new AppError('PAYLOAD_TOO_LARGE')
    const data = Buffer.from(await file.arrayBuffer())
    examined.push(await examineFile(req, { name: file.name, data }))
  }
  return inTransaction(req, async () => {
    const docs: Media[] = []
    for (const file of examined) {
      docs.push(
        await req.payload.create({
          collection: 'media',
          data: fields as never,
          file,
          depth: 0,
          overrideAccess: false,
          user: req.user,
          req,
        }),
      )
    }
    return docs
  })
}

/** `alt` and `visibility` stand as fields of the form, or in Payload's `_payload`. */
function fieldsOf(form: FormData): Record<string, unknown> {
  const given: Record<string, unknown> = {}
  const packed = form.get('_payload')
  if (typeof packed === 'string') {
    try {
      Object.assign(given, JSON.parse(packed))
    } catch (cause) {
      throw new AppError('MALFORMED', { cause })
    }
  }
  for (const name of ['alt', 'visibility']) {
    const value = form.get(name)
    if (typeof value === 'string') given[name] = value
  }
  return { alt: given.alt, ...(given.visibility ? { visibility: given.visibility } : {}) }
}
