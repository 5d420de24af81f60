import type { Endpoint } from 'payload'
import { z } from 'zod'
import { assertCan } from '@/access/can'
import { eventStates, type EventStatus } from '@/lib/eventStates'
import { readBody } from '@/operations/requests/readBody'

export const changeStatusSchema = z.object({
  status: z.enum(Object.keys(eventStates.labels) as [EventStatus, ...EventStatus[]]),
  /** For the audit log; registrants do not see it. */
  reason: z.string().trim().max(500).optional(),
})

/** `PATCH /api/events/:id/status`: like a PATCH of the status, with a reason for the audit log. */
export const changeStatus: Endpoint = {
  path: '/:id/status',
  method: 'patch',
  handler: async (req) => {
    assertCan(req, 'events.publish')
    const { status, reason } = await readBody(req, changeStatusSchema)
    const doc = await req.payload.update({
      collection: 'events',
      id: String(req.routeParams?.id),
      data: { status },
      context: { reason },
      overrideAccess: false,
      user: req.user,
      req,
    })
    return Response.json({ doc })
  },
}
