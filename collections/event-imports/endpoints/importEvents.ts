import { createHash } from 'node:crypto'
import type { Endpoint } from 'payload'
import { assertCan } from '@/access/can'
import { importRequest } from '@/lib/eventImport/importOptions'
import { withIdempotency } from '@/operations/idempotency/withIdempotency'
import { parseOptions } from '@/operations/eventImports/parseOptions'
import { readUpload } from '@/operations/eventImports/readUpload'
import { startImport } from '@/operations/eventImports/startImport'

/**
 * POST /api/events/import: a form with `file` and the options of `importRequest`. 202 `{ import }`; 422
 * for a file that holds no events. Holders of `events.import`; honours Idempotency-Key.
 */
export const importEventsEndpoint: Omit<Endpoint, 'root'> = {
  path: '/import',
  method: 'post',
  handler: async (req) => {
    assertCan(req, 'events.import')
    const { file, fields } = await readUpload(req)
    const { dryRun, ...options } = parseOptions(importRequest, fields)
    const hash = createHash('sha256').update(file.bytes).digest('hex')
    return withIdempotency({
      req,
      route: 'POST /api/events/import',
      body: { dryRun, options, name: file.name, hash },
      work: async () => ({
        status: 202,
        body: { import: await startImport({ req, file, options, dryRun }) },
      }),
    })
  },
}
