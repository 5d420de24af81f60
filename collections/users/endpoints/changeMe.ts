import type { Endpoint, PayloadRequest } from 'payload'
import type { Subject } from '@/access/can'
import { AppError, invalidFields } from '@/errors'
import { findActiveUser } from '@/operations/accounts/accessTokenStrategy'
import { openSession } from '@/operations/accounts/openSession'
import { requirePerson } from '@/operations/accounts/requirePerson'
import { presentAccount } from '@/operations/accounts/presentAccount'
import { readBody } from '@/operations/requests/readBody'
import { assertNewPassword } from './assertNewPassword'
import { profileBody } from './bodies'

/**
 * PATCH /api/users/me: one's own names, language and profile; a new password with the current one. What else
 * stands in the body is not looked at. A new password ends every session; who came with a bearer token gets a
 * new pair in the answer.
 */
export const changeMe: Omit<Endpoint, 'root'> = {
  path: '/me',
  method: 'patch',
  handler: async (req) => {
    const me = requirePerson(req)
    const body = await readBody(req, profileBody)
    if (body.password !== undefined) {
      if (body.currentPassword === undefined) throw missingCurrent()
      assertNewPassword(req, { password: body.password })
    }
    await req.payload.update({
      collection: 'users',
      id: me.id,
      data: body as never,
      depth: 0,
      overrideAccess: false,
      req,
    })
    const user = await findActiveUser({ payload: req.payload, id: me.id })
    if (!user) throw new AppError('UNAUTHENTICATED')
    const tokens = body.password && me._from === 'header' ? await renew(req, user) : {}
    return Response.json({ user: presentAccount(user), ...tokens })
  },
}

const renew = (req: PayloadRequest, user: Subject & object) =>
  openSession({ req, user, kind: 'api' })

const missingCurrent = () =>
  invalidFields([
    { path: 'currentPassword', message: 'Your current password is needed to set a new one.' },
  ])
