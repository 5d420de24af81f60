import type { Endpoint } from 'payload'
import { assertCan } from '@/access/can'
import { sendPing } from '@/operations/webhooks/sendPing'

/** POST /api/webhook-endpoints/:id/test: 202 `{ delivery }`, a `ping` is on its way. */
export const testEndpoint: Omit<Endpoint, 'root'> = {
  path: '/:id/test',
  method: 'post',
  handler: async (req) => {
    assertCan(req, 'webhooks.manage')
    const delivery = await sendPing(req, String(req.routeParams?.id))
    return Response.json({ delivery }, { status: 202 })
  },
}
