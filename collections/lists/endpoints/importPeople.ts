import { createHash } from 'node:crypto'
import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { assertCan } from '@/access/can'
import { AppError, invalidFields } from '@/errors'
import { readUpload } from '@/operations/eventImports/readUpload'
import { withIdempotency } from '@/operations/idempotency/withIdempotency'
import { startListImport } from '@/operations/listImports/startListImport'
import { readBody } from '@/operations/requests/readBody'

/** The JSON form of the body. */
export const importBody = z.object({
  csv: z.string().min(1).max(1_000_000),
  fileName: z.string().trim().max(200).default('people.csv'),
})

/**
 * POST /api/lists/:id/import: a CSV file of people, as a form with `file`, as `text/csv` or as JSON `{ csv }`.
 * 202 `{ import }`; GET /api/list-imports/:id tells how far it is, with a report by line.
 */
export const importPeopleEndpoint: Omit<Endpoint, 'root'> = {
  path: '/:id/import',
  method: 'post',
  handler: async (req) => {
    assertCan(req, 'campaigns.update')
    const list = String(req.routeParams?.id)
    const file = await readFile(req)
    if (file.bytes.length === 0) {
      throw invalidFields([{ path: 'file', message: 'The file is empty.' }])
    }
    const hash = createHash('sha256').update(file.bytes).digest('hex')
    return withIdempotency({
      req,
      route: `POST /api/lists/${list}/import`,
      body: { name: file.name, hash },
      work: async () => {
        const { source: _source, ...doc } = await startListImport({ req, list, file })
        return { status: 202, body: { import: doc, doc } }
      },
    })
  },
}

async function readFile(req: PayloadRequest): Promise<{ name: string; bytes: Buffer }> {
  const type = req.headers.get('content-type') ?? ''
  if (type.startsWith('multipart/')) return (await readUpload(req)).file
  if (type.startsWith('text/csv')) {
    const text = await req.text?.()
    if (text === undefined) throw new AppError('MALFORMED')
    return { name: 'people.csv', bytes: Buffer.from(text) }
  }
  const { csv, fileName } = await readBody(req, importBody)
  return { name: fileName, bytes: Buffer.from(csv) }
}
