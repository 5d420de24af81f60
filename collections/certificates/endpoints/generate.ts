import type { PayloadHandler } from 'payload'
import { z } from 'zod'
import { assertCan } from '@/access/can'
import { withIdempotency } from '@/operations/idempotency/withIdempotency'
import { planBatch } from '@/operations/certificates/planBatch'
import { readBody } from '@/operations/requests/readBody'

/** POST /generate */
export const generateBody = z.object({
  /** Id or slug. */
  event: z.string().trim().min(1).max(200),
  /** Without it, the default one. */
  template: z.uuid().nullish(),
  /** Without it, everybody checked in. */
  registrations: z.array(z.uuid()).min(1).max(5_000).nullish(),
  validUntil: z.iso
    .datetime({ offset: true })
    .or(z.iso.date())
    .nullish()
    .refine((value) => !value || new Date(value) > new Date(), 'Must be in the future.'),
  sendMail: z.boolean().nullish(),
})

/** 202 `{ batch }`: planned, with its report. Nothing is issued before it is approved. */
export const generateHandler: PayloadHandler = async (req) => {
  assertCan(req, 'certificates.issue')
  const { registrations, validUntil, sendMail, ...body } = await readBody(req, generateBody)
  return withIdempotency({
    req,
    route: 'POST /api/certificates/generate',
    body: req.data,
    work: async () => {
      const batch = await planBatch(req, {
        ...body,
        registrations: registrations ?? undefined,
        validUntil: validUntil ? new Date(validUntil).toISOString() : null,
        sendMail: sendMail ?? true,
      })
      return { status: 202, body: { batch } }
    },
  })
}
