import type { Endpoint } from 'payload'
import { z } from 'zod'
import { assertCan } from '@/access/can'
import { withIdempotency } from '@/operations/idempotency/withIdempotency'
import { paymentMethods, recordPayment } from '@/operations/registrations/recordPayment'
import { readBody } from '@/operations/requests/readBody'

export const paymentBody = z.object({
  kind: z.enum(['payment', 'refund']).default('payment'),
  method: z.enum(paymentMethods),
  amountMinor: z.number().int().positive().max(1_000_000_000_000),
  reference: z.string().trim().max(200).optional(),
  note: z.string().trim().max(500).optional(),
})

/**
 * POST /api/registrations/:id/payments: staff note money taken or given back. 201 with the payment and the
 * registration as it stands now; honours Idempotency-Key.
 */
export const paymentEndpoint: Omit<Endpoint, 'root'> = {
  path: '/:id/payments',
  method: 'post',
  handler: async (req) => {
    assertCan(req, 'payments.record')
    const body = await readBody(req, paymentBody)
    const registration = String(req.routeParams?.id)
    return withIdempotency({
      req,
      route: `POST /api/registrations/${registration}/payments`,
      body,
      work: async () => {
        const { payment } = await recordPayment({ req, registration, ...body })
        const { payload } = req
        const shared = { depth: 0, overrideAccess: true } as const
        const [noted, paid] = [
          await payload.findByID({ collection: 'payments', id: payment, req, ...shared }),
          await payload.findByID({
            collection: 'registrations',
            id: registration,
            req,
            ...shared,
          }),
        ]
        return { status: 201, body: { payment: noted, registration: paid } }
      },
    })
  },
}
