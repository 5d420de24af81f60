import type { Endpoint } from 'payload'
import { assertCan } from '@/access/can'
import { cachedAnalytics } from '@/operations/analytics/cachedAnalytics'

/** GET /api/events/:id/analytics: how an event does. Needs `events.analytics`. */
export const analytics: Endpoint = {
  path: '/:id/analytics',
  method: 'get',
  handler: async (req) => {
    assertCan(req, 'events.analytics')
    return Response.json(await cachedAnalytics(req, String(req.routeParams?.id)), {
      headers: { 'Cache-Control': 'private, no-store' },
    })
  },
}
