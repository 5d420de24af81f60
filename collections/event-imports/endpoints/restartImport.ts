import type { Endpoint } from 'payload'
import { z } from 'zod'
import { assertCan } from '@/access/can'
import { importRequest } from '@/lib/eventImport/importOptions'
import { restartImport } from '@/operations/eventImports/restartImport'
import { readBody } from '@/operations/requests/readBody'

/** What is not said stays as it was asked with the file; without `dryRun`, the events are imported. */
export const restartBody = z.preprocess(
  (value) => value ?? {},
  z.object({
    dryRun: importRequest.shape.dryRun,
    options: z.record(z.string(), z.json()).optional(),
  }),
)

/** POST /api/event-imports/:id/start: imports (or checks again) what was checked. 202 `{ import }`. */
export const restartImportEndpoint: Omit<Endpoint, 'root'> = {
  path: '/:id/start',
  method: 'post',
  handler: async (req) => {
    assertCan(req, 'events.import')
    const { dryRun, options } = await readBody(req, restartBody)
    const id = String(req.routeParams?.id)
    return Response.json(
      { import: await restartImport({ req, id, dryRun, options }) },
      { status: 202 },
    )
  },
}
