import { addDataAndFileToRequest } from 'payload'
import type { PayloadHandler } from 'payload'
import { AppError } from '@/errors'
import { sayTo } from '@/lib/sayTo'
import { withIdempotency } from '@/operations/idempotency/withIdempotency'
import { storeAttachments } from '@/operations/tickets/storeAttachments'
import { describeFiles, filesOf } from './files'

const maxDepth = 3

/**
 * 201 `{ doc, message }`: opens a ticket, as Payload's own door does, with an `Idempotency-Key` and with
 * `files` of a multipart body as its attachments.
 */
export const createTicketHandler: PayloadHandler = async (req) => {
  await readData(req)
  const data = (req.data ?? {}) as Record<string, unknown>
  const files = filesOf(req)
  const depth = Number(req.searchParams.get('depth') ?? 0)
  const message = sayTo(req, {
    en: 'The ticket was opened.',
    tr: 'Destek talebi açıldı.',
  })
  let opened = false
  return storeAttachments({
    req,
    files,
    wereUsed: () => opened,
    use: (stored) =>
      withIdempotency({
        req,
        route: 'POST /api/tickets',
        body: { ...data, files: describeFiles(files) },
        work: async () => {
          opened = true
          req.context.storedFiles = stored
          const given = Array.isArray(data.attachments) ? data.attachments : []
          const doc = await req.payload.create({
            collection: 'tickets',
            data: (stored.length > 0
              ? { ...data, attachments: [...given, ...stored] }
              : data) as never,
            depth: Number.isInteger(depth) ? Math.min(Math.max(depth, 0), maxDepth) : 0,
            overrideAccess: false,
            req,
          })
          return { status: 201, body: { doc, message } }
        },
      }),
  })
}

async function readData(req: Parameters<PayloadHandler>[0]): Promise<void> {
  try {
    await addDataAndFileToRequest(req)
  } catch (error) {
    // `_payload` of a multipart body is parsed without care.
    if (error instanceof SyntaxError) throw new AppError('MALFORMED', { cause: error })
    throw error
  }
  const { data } = req
  if (data !== undefined && (typeof data !== 'object' || data === null || Array.isArray(data))) {
    throw new AppError('MALFORMED', { message: 'Send a JSON object.' })
  }
}
