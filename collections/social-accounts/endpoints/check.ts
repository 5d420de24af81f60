import type { Endpoint } from 'payload'
import { assertCan } from '@/access/can'
import { checkAccount } from '@/operations/social/checkAccount'

/** POST /api/social-accounts/:id/check: asks the server whose account it is. 200 whatever it answers. */
export const checkAccountEndpoint: Omit<Endpoint, 'root'> = {
  path: '/:id/check',
  method: 'post',
  handler: async (req) => {
    assertCan(req, 'social.read')
    const id = String(req.routeParams?.id)
    const { connected, reason } = await checkAccount({ req, account: id })
    const doc = await req.payload.findByID({
      collection: 'social-accounts',
      id,
      depth: 0,
      overrideAccess: false,
      user: req.user,
      req,
    })
    return Response.json({ connected, reason, doc })
  },
}
