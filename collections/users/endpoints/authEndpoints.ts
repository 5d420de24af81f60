import type { Endpoint, PayloadRequest } from 'payload'
import { endSession } from '@/operations/accounts/endSession'
import { openSession } from '@/operations/accounts/openSession'
import { presentAccount } from '@/operations/accounts/presentAccount'
import { requestPasswordReset, requestVerification } from '@/operations/accounts/requestMail'
import { resetPassword } from '@/operations/accounts/resetPassword'
import { requirePerson } from '@/operations/accounts/requirePerson'
import { rotateSession } from '@/operations/accounts/rotateSession'
import { expiredCookies } from '@/operations/accounts/sessionCookie'
import { signIn } from '@/operations/accounts/signIn'
import { signUp } from '@/operations/accounts/signUp'
import { verifyAddress } from '@/operations/accounts/verifyAddress'
import { answerChallenge } from '@/operations/secondFactor/answerChallenge'
import { readBody } from '@/operations/requests/readBody'
import { assertNewPassword } from './assertNewPassword'
import {
  addressBody,
  challengeBody,
  loginBody,
  logoutBody,
  refreshBody,
  registerBody,
  resetBody,
  verifyBody,
} from './bodies'

/** Answers with tokens in them are kept nowhere. */
const secret = { headers: { 'Cache-Control': 'no-store' } }

const post = (path: string, handler: Endpoint['handler']): Endpoint => ({
  path: `/auth/${path}`,
  method: 'post',
  handler,
})

const welcome = async (req: PayloadRequest, user: Awaited<ReturnType<typeof signIn>>) =>
  Response.json(
    { user: presentAccount(user), ...(await openSession({ req, user, kind: 'api' })) },
    secret,
  )

/** `/api/auth/*`: accounts and sessions for frontends and machines. */
export const authEndpoints: Endpoint[] = [
  post('register', async (req) => {
    const body = await readBody(req, registerBody)
    assertNewPassword(req, body)
    return Response.json({ user: await signUp({ req, ...body }) }, { status: 201, ...secret })
  }),
  post('login', async (req) => {
    const body = await readBody(req, loginBody)
    return welcome(req, await signIn({ req, ...body }))
  }),
  post('second-factor', async (req) => {
    const body = await readBody(req, challengeBody)
    return welcome(req, await answerChallenge({ req, ...body }))
  }),
  post('refresh', async (req) => {
    const { refreshToken } = await readBody(req, refreshBody)
    return Response.json(await rotateSession(req, refreshToken), secret)
  }),
  post('logout', async (req) => {
    const { refreshToken } = await readBody(req, logoutBody)
    if (req.user || !refreshToken) requirePerson(req)
    await endSession({ req, refreshToken })
    const headers = expiredCookies(req).map((cookie): [string, string] => ['Set-Cookie', cookie])
    return new Response(null, { status: 204, headers })
  }),
  post('forgot-password', async (req) => {
    const { email } = await readBody(req, addressBody)
    await requestPasswordReset(req, email)
    return Response.json({}, { status: 202 })
  }),
  post('reset-password', async (req) => {
    const { token, password } = await readBody(req, resetBody)
    assertNewPassword(req, { password })
    await resetPassword({ req, token, password })
    return Response.json({}, secret)
  }),
  post('verify-email', async (req) => {
    const { token } = await readBody(req, verifyBody)
    await verifyAddress(req, token)
    return Response.json({ verified: true })
  }),
  post('resend-verification', async (req) => {
    const { email } = await readBody(req, addressBody)
    await requestVerification(req, email)
    return Response.json({}, { status: 202 })
  }),
]
