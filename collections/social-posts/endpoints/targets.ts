import type { Endpoint } from 'payload'
import { assertCan } from '@/access/can'

/** GET /api/social/posts/:id/targets: what became of the post on each account. */
export const targetsEndpoint: Endpoint = {
  path: '/:id/targets',
  method: 'get',
  handler: async (req) => {
    assertCan(req, 'social.read')
    const post = await req.payload.findByID({
      collection: 'social-posts',
      id: String(req.routeParams?.id),
      depth: 0,
      overrideAccess: false,
      user: req.user,
      req,
    })
    const targets = await req.payload.find({
      collection: 'social-post-targets',
      where: { post: { equals: post.id } },
      sort: 'createdAt',
      limit: 100,
      depth: 0,
      overrideAccess: false,
      user: req.user,
      req,
    })
    return Response.json(targets)
  },
}
