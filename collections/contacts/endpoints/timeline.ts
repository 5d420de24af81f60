import type { Endpoint } from 'payload'
import { assertCan } from '@/access/can'
import { readTimeline } from '@/operations/contacts/readTimeline'

/** `GET /api/contacts/:id/timeline`: what happened with a person, for holders of `contacts.read`. */
export const timeline: Omit<Endpoint, 'root'> = {
  path: '/:id/timeline',
  method: 'get',
  handler: async (req) => {
    assertCan(req, 'contacts.read')
    return Response.json({ docs: await readTimeline(req, String(req.routeParams?.id)) })
  },
}
