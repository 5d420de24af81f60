import type { PayloadHandler } from 'payload'
import { z } from 'zod'
import { assertCan } from '@/access/can'
import { withIdempotency } from '@/operations/idempotency/withIdempotency'
import { reissueCertificate } from '@/operations/certificates/reissueCertificate'
import { revokeCertificate } from '@/operations/certificates/revokeCertificate'
import { readBody } from '@/operations/requests/readBody'

/** POST /:id/revoke */
export const revokeBody = z.object({ reason: z.string().trim().min(1, 'Say why.').max(500) })

/** POST /:id/reissue */
export const reissueBody = z.object({
  reason: z.string().trim().max(500).nullish(),
  /** Printed instead of the name of the registration. */
  name: z.string().trim().min(1).max(200).nullish(),
})

/** 200 `{ certificate }`: void from now on. */
export const revokeHandler: PayloadHandler = async (req) => {
  assertCan(req, 'certificates.revoke')
  const { reason } = await readBody(req, revokeBody)
  const certificate = await revokeCertificate({ req, id: req.routeParams?.id, reason })
  return Response.json({ certificate })
}

/** 201 `{ certificate }`: the new one, with a number and a code of its own; the old one is superseded. */
export const reissueHandler: PayloadHandler = async (req) => {
  assertCan(req, 'certificates.issue')
  const body = await readBody(req, reissueBody)
  const id = req.routeParams?.id
  return withIdempotency({
    req,
    route: `POST /api/certificates/${String(id)}/reissue`,
    body: req.data,
    work: async () => {
      const certificate = await reissueCertificate({ req, id, ...body })
      return { status: 201, body: { certificate } }
    },
  })
}
