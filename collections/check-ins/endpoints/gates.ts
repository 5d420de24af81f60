import type { Endpoint } from 'payload'
import { assertCan } from '@/access/can'
import { readGates } from '@/operations/checkIns/readGates'

/** GET /api/events/:id/checkin: the gates of an event, how many came and may come. Needs `checkins.read`. */
export const gatesEndpoint: Omit<Endpoint, 'root'> = {
  path: '/:id/checkin',
  method: 'get',
  handler: async (req) => {
    assertCan(req, 'checkins.read')
    return Response.json(await readGates(req, req.routeParams?.id), {
      headers: { 'Cache-Control': 'private, no-store' },
    })
  },
}
