import type { Endpoint } from 'payload'
import { assertCan } from '@/access/can'
import { cancelImport } from '@/operations/eventImports/cancelImport'

/** POST /api/event-imports/:id/cancel: stops after the rows being written. 200 `{ import }`. */
export const cancelImportEndpoint: Omit<Endpoint, 'root'> = {
  path: '/:id/cancel',
  method: 'post',
  handler: async (req) => {
    assertCan(req, 'events.import')
    return Response.json({ import: await cancelImport({ req, id: String(req.routeParams?.id) }) })
  },
}
