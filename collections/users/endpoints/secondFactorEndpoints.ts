import type { Endpoint, PayloadHandler } from 'payload'
import { assertCan } from '@/access/can'
import { requirePerson } from '@/operations/accounts/requirePerson'
import { readBody } from '@/operations/requests/readBody'
import {
  renewRecoveryCodes,
  resetSecondFactor,
  switchOff,
} from '@/operations/secondFactor/changeSecondFactor'
import { confirmEnrolment } from '@/operations/secondFactor/confirmEnrolment'
import { enrol } from '@/operations/secondFactor/enrol'
import { findSecondFactor } from '@/operations/secondFactor/secondFactorRow'
import { codeBody, passwordAndCodeBody, passwordBody } from './bodies'

const secret = { headers: { 'Cache-Control': 'no-store' } }

const own = (action: string, handler: PayloadHandler): Omit<Endpoint, 'root'> => ({
  ...{ path: `/me/second-factor/${action}`, method: 'post', handler },
})

/**
 * The second factor of the signed-in person: GET /api/users/me/second-factor says whether it is on; POST enrol
 * `{ password }` gives secret and QR code, confirm `{ code }` switches it on and gives recovery codes, disable and
 * recovery-codes `{ password, code }`. Who manages users sees and resets that of others under their id.
 */
export const secondFactorEndpoints: Omit<Endpoint, 'root'>[] = [
  {
    path: '/me/second-factor',
    method: 'get',
    handler: async (req) => {
      const factor = await findSecondFactor(req, requirePerson(req).id)
      const enabled = Boolean(factor?.confirmedAt)
      const recoveryCodesLeft = enabled ? (factor?.recoveryCodesLeft ?? 0) : 0
      return Response.json({ enabled, recoveryCodesLeft })
    },
  },
  own('enrol', async (req) => {
    requirePerson(req)
    const { password } = await readBody(req, passwordBody)
    return Response.json(await enrol(req, password), secret)
  }),
  own('confirm', async (req) => {
    requirePerson(req)
    const { code } = await readBody(req, codeBody)
    return Response.json({ recoveryCodes: await confirmEnrolment(req, code) }, secret)
  }),
  own('disable', async (req) => {
    requirePerson(req)
    await switchOff({ req, ...(await readBody(req, passwordAndCodeBody)) })
    return Response.json({ enabled: false })
  }),
  own('recovery-codes', async (req) => {
    requirePerson(req)
    const proofs = await readBody(req, passwordAndCodeBody)
    return Response.json({ recoveryCodes: await renewRecoveryCodes({ req, ...proofs }) }, secret)
  }),
  {
    path: '/:id/second-factor',
    method: 'get',
    handler: async (req) => {
      assertCan(req, 'users.manage')
      const factor = await findSecondFactor(req, String(req.routeParams?.id))
      return Response.json({ enabled: Boolean(factor?.confirmedAt) })
    },
  },
  {
    path: '/:id/reset-second-factor',
    method: 'post',
    handler: async (req) => {
      await resetSecondFactor(req, String(req.routeParams?.id))
      return Response.json({ enabled: false })
    },
  },
]
