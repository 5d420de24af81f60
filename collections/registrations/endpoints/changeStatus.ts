import type { Endpoint } from 'payload'
import { z } from 'zod'
import { assertCan } from '@/access/can'
import { registrationStates, type RegistrationStatus } from '@/lib/registrationStates'
import { changeStatus } from '@/operations/registrations/changeStatus'
import { readBody } from '@/operations/requests/readBody'

const statuses = Object.keys(registrationStates.transitions) as RegistrationStatus[]

export const changeStatusBody = z.object({
  status: z.enum(statuses),
  reason: z.string().trim().max(500).optional(),
})

/** PATCH /api/registrations/:id/status, by the state machine: 409 names the legal steps. */
export const changeStatusEndpoint: Omit<Endpoint, 'root'> = {
  path: '/:id/status',
  method: 'patch',
  handler: async (req) => {
    assertCan(req, 'registrations.update')
    const { status, reason } = await readBody(req, changeStatusBody)
    const id = String(req.routeParams?.id)
    await changeStatus({ req, registration: id, to: status, reason })
    const doc = await req.payload.findByID({
      collection: 'registrations',
      id,
      depth: 0,
      req,
      overrideAccess: false,
    })
    return Response.json({ doc, message: `The registration is ${status}.` })
  },
}
