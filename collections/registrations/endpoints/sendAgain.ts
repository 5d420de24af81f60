import type { Endpoint } from 'payload'
import { assertCan } from '@/access/can'
import { resendMail } from '@/operations/registrations/resendMail'

/** POST /api/registrations/:id/resend: the admission, or the mail about where it stands, once more. 202. */
export const sendAgainEndpoint: Omit<Endpoint, 'root'> = {
  path: '/:id/resend',
  method: 'post',
  handler: async (req) => {
    assertCan(req, 'registrations.update')
    await resendMail({ req, registration: String(req.routeParams?.id) })
    return Response.json({ accepted: true }, { status: 202 })
  },
}
