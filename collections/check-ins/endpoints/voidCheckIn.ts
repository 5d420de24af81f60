import type { Endpoint } from 'payload'
import { assertCan } from '@/access/can'
import { AppError } from '@/errors'
import { voidCheckIn } from '@/operations/checkIns/voidCheckIn'

/** DELETE /api/check-ins/:id undoes a check-in: it is marked void, never deleted. Needs `checkins.void`. */
export const voidCheckInEndpoint: Omit<Endpoint, 'root'> = {
  path: '/:id',
  method: 'delete',
  handler: async (req) => {
    assertCan(req, 'checkins.void')
    const { details: _details, ...doc } = await voidCheckIn(req, String(req.routeParams?.id))
    return Response.json({ doc, message: 'The check-in is undone.' })
  },
}

/** In place of Payload's bulk delete. */
export const refuseBulkVoid: Omit<Endpoint, 'root'> = {
  path: '/',
  method: 'delete',
  handler: (req) => {
    assertCan(req, 'checkins.void')
    throw new AppError('MALFORMED', { message: 'Check-ins are undone one by one.' })
  },
}
