import type { Endpoint } from 'payload'
import { assertCan } from '@/access/can'
import { rotateSecret } from '@/operations/webhooks/rotateSecret'

/** POST /api/webhook-endpoints/:id/rotate-secret: 200 `{ secret, previousUntil }`, shown this once. */
export const rotateSecretEndpoint: Omit<Endpoint, 'root'> = {
  path: '/:id/rotate-secret',
  method: 'post',
  handler: async (req) => {
    assertCan(req, 'webhooks.manage')
    return Response.json(await rotateSecret(req, String(req.routeParams?.id)))
  },
}
