import { headersWithCors, meOperation } from 'payload'
import type { Endpoint, PayloadRequest } from 'payload'
import { assertCan, permissionsOf, type Subject } from '@/access/can'
import { readAccessToken } from '@/operations/accounts/accessToken'
import { endSession } from '@/operations/accounts/endSession'
import { extendPanelSession } from '@/operations/accounts/extendPanelSession'
import { unlockAddress } from '@/operations/accounts/lockOut'
import { openSession } from '@/operations/accounts/openSession'
import { presentRoles } from '@/operations/accounts/presentAccount'
import { requirePerson } from '@/operations/accounts/requirePerson'
import { requestPasswordReset } from '@/operations/accounts/requestMail'
import { resetPassword } from '@/operations/accounts/resetPassword'
import { expiredCookies, sessionCookie } from '@/operations/accounts/sessionCookie'
import { findPayloadToken, findSessionToken, isSameSite } from '@/operations/accounts/sessionToken'
import { signIn } from '@/operations/accounts/signIn'
import { answerChallenge } from '@/operations/secondFactor/answerChallenge'
import { readBody } from '@/operations/requests/readBody'
import { assertNewPassword } from './assertNewPassword'
import { addressBody, panelLoginBody, resetBody } from './bodies'

type Endpoints = Omit<Endpoint, 'root'>[]

const answer = (req: PayloadRequest, body: object, cookies: string[] = []) =>
  Response.json(body, {
    headers: headersWithCors({
      headers: new Headers([
        ['Cache-Control', 'no-store'],
        ...cookies.map((cookie): [string, string] => ['Set-Cookie', cookie]),
      ]),
      req,
    }),
  })

const expiryOf = async (token: string) => (await readAccessToken(token))?.exp

/**
 * The admin panel's own way in and out, in the shapes its forms expect. They stand before Payload's endpoints
 * of the same paths and go through the same operations as `/api/auth`: same locks, same sessions. The session's
 * token stands in the cookie and in no answer, where a script could read it.
 */
export const panelEndpoints: Endpoints = [
  {
    path: '/login',
    method: 'post',
    handler: async (req) => {
      const body = await readBody(req, panelLoginBody)
      const user =
        'challenge' in body
          ? await answerChallenge({ req, ...body })
          : await signIn({ req, ...body })
      const { accessToken: token } = await openSession({ req, user, kind: 'panel' })
      req.user = { ...user, collection: 'users' } as never
      const shown = await req.payload.findByID({
        collection: 'users',
        id: user.id,
        depth: 0,
        overrideAccess: false,
        req,
      })
      return answer(
        req,
        {
          message: req.t('authentication:passed'),
          ...{ exp: await expiryOf(token), user: { ...shown, collection: 'users' } },
        },
        [sessionCookie(req, token)],
      )
    },
  },
  {
    path: '/refresh-token',
    method: 'post',
    handler: async (req) => {
      const { accessToken: token } = await extendPanelSession(req)
      return answer(
        req,
        {
          message: req.t('authentication:tokenRefreshSuccessful'),
          ...{ exp: await expiryOf(token), setCookie: true },
          user: await readSelf(req),
        },
        [sessionCookie(req, token)],
      )
    },
  },
  {
    path: '/logout',
    method: 'post',
    handler: async (req) => {
      requirePerson(req)
      await endSession({ req })
      return answer(req, { message: req.t('authentication:logoutSuccessful') }, expiredCookies(req))
    },
  },
  {
    path: '/me',
    method: 'get',
    handler: async (req) => {
      // The panel asks before anyone has signed in, and is told `null`.
      if (req.user || !isSameSite(req.headers)) requirePerson(req)
      const currentToken =
        findSessionToken(req.headers, req.payload)?.token ??
        findPayloadToken(req.headers, req.payload)
      const { token: _token, ...result } = await meOperation({
        collection: req.payload.collections.users,
        currentToken: req.user ? (currentToken as string) : (undefined as never),
        req,
      })
      const known = req.user as { roles?: unknown } | null
      const user = result.user && {
        ...result.user,
        roles: presentRoles(known?.roles),
        permissions: [...permissionsOf(req.user as Subject)],
        ...(known && '_mustEnrol' in known ? { secondFactorSetupRequired: true } : {}),
      }
      return answer(req, { ...result, user, message: req.t('authentication:account') })
    },
  },
  {
    path: '/forgot-password',
    method: 'post',
    handler: async (req) => {
      const { email } = await readBody(req, addressBody)
      await requestPasswordReset(req, email)
      return answer(req, { message: req.t('general:success') })
    },
  },
  {
    path: '/reset-password',
    method: 'post',
    handler: async (req) => {
      const { token, password } = await readBody(req, resetBody)
      assertNewPassword(req, { password })
      await resetPassword({ req, token, password })
      return answer(req, { message: req.t('authentication:passwordResetSuccessfully') })
    },
  },
  {
    path: '/unlock',
    method: 'post',
    handler: async (req) => {
      assertCan(req, 'users.manage')
      const { email } = await readBody(req, addressBody)
      await unlockAddress(req.payload, email)
      return answer(req, { message: req.t('general:success') })
    },
  },
]

const readSelf = async (req: PayloadRequest) => ({
  ...(await req.payload.findByID({
    collection: 'users',
    id: String(req.user?.id),
    depth: 1,
    overrideAccess: false,
    req,
  })),
  collection: 'users',
})
