import type { Endpoint } from 'payload'
import { assertCan } from '@/access/can'
import { replayDelivery } from '@/operations/webhooks/replayDelivery'

/** POST /api/webhook-deliveries/:id/replay: 202, it is sent again under the same id. */
export const replayEndpoint: Omit<Endpoint, 'root'> = {
  path: '/:id/replay',
  method: 'post',
  handler: async (req) => {
    assertCan(req, 'webhooks.manage')
    const delivery = String(req.routeParams?.id)
    await replayDelivery(req, delivery)
    return Response.json({ delivery }, { status: 202 })
  },
}
