import { z } from 'zod'
import { docOf, instant, pageOf, pageQuery } from '@/operations/contract/contractEntry'
import type { Caller, ContractEntry } from '@/operations/contract/contractEntry'
import {
  addressBody,
  challengeBody,
  codeBody,
  loginBody,
  logoutBody,
  passwordAndCodeBody,
  passwordBody,
  profileBody,
  refreshBody,
  panelLoginBody,
  registerBody,
  resetBody,
  verifyBody,
} from './bodies'

const maybe = z.string().nullable()
const account = z.looseObject({
  ...{ id: z.string(), email: z.string(), firstName: maybe, lastName: maybe, locale: maybe },
  emailVerified: z.boolean(),
  roles: z.array(z.object({ id: z.string(), name: z.string(), label: maybe })),
  permissions: z.array(z.string()),
  secondFactorSetupRequired: z
    .boolean()
    .optional()
    .describe('A role asks for a second factor: nothing else opens before it is set up.'),
  ...{ createdAt: instant, updatedAt: instant },
})
const tokens = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  expiresIn: z.int().describe('Seconds that the access token lasts.'),
})
const nothing = z.object({})
const message = z.object({ message: z.string() })
const example = { email: 'ada@example.org', password: 'a long pass phrase' }

type Call = Pick<
  ContractEntry,
  'answers' | 'body' | 'description' | 'errors' | 'example' | 'id'
> & {
  path: string
  summary: string
  who?: Caller
}

const auth = ({ path, who = 'anyone', ...rest }: Call): ContractEntry => ({
  ...{ method: 'post', path: `/api/auth/${path}`, tag: 'Accounts', who },
  ...rest,
})

const tag = 'Accounts'
const session = z.object({
  ...{ id: z.string(), kind: z.enum(['api', 'panel']), current: z.boolean() },
  ...{ userAgent: maybe, ip: maybe, startedAt: instant, lastUsedAt: instant, expiresAt: instant },
})
const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) })
const proofs = { password: example.password, code: '123456' }
const asksForCode: ContractEntry['errors'] = ['INVALID_CREDENTIALS', 'SECOND_FACTOR_REQUIRED']

const factor = ({ path, ...rest }: Call): ContractEntry => ({
  ...{ method: 'post', path: `/api/users/me/second-factor/${path}`, tag, who: 'user' },
  ...rest,
})

/** Sessions and the second factor. */
const securityContract: ContractEntry[] = [
  auth({
    ...{ id: 'answerChallenge', path: 'second-factor', summary: 'The second step of signing in' },
    description:
      'The challenge stands in `data` of SECOND_FACTOR_REQUIRED, for five minutes. The code is that of the authenticator app, or a recovery code; each works once.',
    ...{ body: challengeBody, example: { challenge: '…', code: '123456' } },
    ...{ answers: { 200: z.object({ user: account, ...tokens.shape }) } },
    errors: ['INVALID_CREDENTIALS'],
  }),
  {
    ...{ id: 'listMySessions', method: 'get', path: '/api/users/me/sessions', tag, who: 'user' },
    summary: 'Where you are signed in',
    answers: { 200: z.object({ docs: z.array(session) }) },
  },
  {
    ...{ id: 'endMySession', method: 'delete', path: '/api/users/me/sessions/:session' },
    ...{ tag, who: 'user', summary: 'End one of your sessions', answers: { 204: null } },
  },
  {
    ...{ id: 'endMyOtherSessions', method: 'delete', path: '/api/users/me/sessions' },
    ...{ tag, who: 'user', summary: 'End all your sessions but this one', answers: { 204: null } },
  },
  {
    ...{ id: 'readMySecondFactor', method: 'get', path: '/api/users/me/second-factor' },
    ...{ tag, who: 'user', summary: 'Whether signing in asks you for a code' },
    answers: { 200: z.object({ enabled: z.boolean(), recoveryCodesLeft: z.int() }) },
  },
  factor({
    ...{ id: 'enrolSecondFactor', path: 'enrol', summary: 'A secret for your authenticator app' },
    ...{ body: passwordBody, example: { password: example.password } },
    answers: { 200: z.object({ secret: z.string(), uri: z.string(), qrCode: z.string() }) },
    errors: ['CONFLICT'],
  }),
  factor({
    ...{ id: 'confirmSecondFactor', path: 'confirm', summary: 'Switch the second factor on' },
    description: 'By a code of the app. Your other sessions end. Keep the recovery codes.',
    ...{ body: codeBody, example: { code: '123456' }, answers: { 200: recoveryCodes } },
  }),
  factor({
    ...{ id: 'disableSecondFactor', path: 'disable', summary: 'Switch the second factor off' },
    ...{ body: passwordAndCodeBody, example: proofs },
    answers: { 200: z.object({ enabled: z.literal(false) }) },
  }),
  factor({
    ...{ id: 'renewRecoveryCodes', path: 'recovery-codes', summary: 'Make new recovery codes' },
    ...{ body: passwordAndCodeBody, example: proofs, answers: { 200: recoveryCodes } },
  }),
  {
    ...{ id: 'readSecondFactor', method: 'get', path: '/api/users/:id/second-factor', tag },
    ...{ who: 'users.manage', summary: 'Whether somebody signs in with a code' },
    answers: { 200: z.object({ enabled: z.boolean() }) },
  },
  {
    ...{ id: 'resetSecondFactor', method: 'post', path: '/api/users/:id/reset-second-factor' },
    ...{ tag, who: 'users.manage', summary: 'Take the second factor of somebody away' },
    description: 'For who lost phone and recovery codes. All their sessions end.',
    answers: { 200: z.object({ enabled: z.literal(false) }) },
    errors: ['CONFLICT'],
  },
]

/** The admin panel's own way, by cookie. */
const panel = ({ path, who = 'anyone', ...rest }: Call): ContractEntry => ({
  ...{ method: 'post', path: `/api/users/${path}`, tag: 'Admin panel session', who },
  ...rest,
})

const mine = (name: 'certificates' | 'registrations' | 'tickets'): ContractEntry => ({
  id: `listMy${name.replace(/^./, (letter) => letter.toUpperCase())}`,
  ...{ method: 'get', path: `/api/users/me/${name}`, tag: 'Accounts', who: 'user' },
  summary: `Your ${name}, newest first`,
  query: pageQuery,
  answers: { 200: pageOf(docOf(name)) },
})

/** `/api/auth`, and what stands beside the generated operations of /api/users. */
export const userContract: ContractEntry[] = [
  auth({
    ...{ id: 'registerAccount', path: 'register', summary: 'Make an account' },
    description: 'The same answer for an address that has one already; that address is told so.',
    ...{ body: registerBody, example },
    answers: { 201: z.object({ user: z.looseObject({ email: z.string() }) }) },
  }),
  auth({
    ...{ id: 'login', path: 'login', summary: 'Sign in', body: loginBody, example },
    answers: { 200: z.object({ user: account, ...tokens.shape }) },
    errors: asksForCode,
  }),
  auth({
    ...{ id: 'refresh', path: 'refresh', summary: 'Exchange a refresh token for a new pair' },
    description: 'Each works once. One that comes back a second time ends the session.',
    ...{ body: refreshBody, example: { refreshToken: 'rt_…' } },
    ...{ answers: { 200: tokens }, errors: ['CONFLICT'] },
  }),
  auth({
    ...{ id: 'logout', path: 'logout', summary: 'End the session' },
    description: 'Of the bearer token or cookie, or of the refresh token in the body.',
    ...{ body: logoutBody, example: {}, answers: { 204: null } },
  }),
  auth({
    ...{ id: 'forgotPassword', path: 'forgot-password', summary: 'Mail a link to set a password' },
    ...{ body: addressBody, example: { email: example.email }, answers: { 202: nothing } },
  }),
  auth({
    ...{
      id: 'resetPassword',
      path: 'reset-password',
      summary: 'Set a password by the mailed link',
    },
    description: 'Every session of the account ends.',
    ...{ body: resetBody, example: { token: '…', password: example.password } },
    answers: { 200: nothing },
  }),
  auth({
    ...{ id: 'verifyEmail', path: 'verify-email', summary: 'Prove the address by the mailed link' },
    ...{ body: verifyBody, example: { token: '…' } },
    answers: { 200: z.object({ verified: z.literal(true) }) },
  }),
  auth({
    ...{ id: 'resendVerification', path: 'resend-verification' },
    summary: 'Mail the link that proves the address once more',
    ...{ body: addressBody, example: { email: example.email }, answers: { 202: nothing } },
  }),
  ...securityContract,
  {
    id: 'readMe',
    ...{ method: 'get', path: '/api/users/me', tag: 'Accounts', who: 'user' },
    summary: 'Who you are, with your roles and permissions',
    description: 'A page of the platform itself is told `user: null` where nobody is signed in.',
    answers: {
      200: z.looseObject({
        user: z.looseObject({ id: z.string(), email: z.string() }).nullable(),
        message: z.string(),
      }),
    },
  },
  {
    id: 'changeMe',
    ...{ method: 'patch', path: '/api/users/me', tag: 'Accounts', who: 'user' },
    summary: 'Change your names, language, profile or password',
    description:
      'A new password needs the current one and ends every session; with a bearer token the answer brings a new pair.',
    body: profileBody,
    example: { firstName: 'Ada' },
    answers: { 200: z.object({ user: account, ...tokens.partial().shape }) },
  },
  ...(['registrations', 'tickets', 'certificates'] as const).map(mine),
  {
    id: 'listOnline',
    ...{ method: 'get', path: '/api/users/online', tag: 'Accounts', who: 'admin.access' },
    summary: 'Who is in the admin panel now',
    answers: {
      200: z.object({
        count: z.int(),
        users: z.array(z.object({ id: z.string(), name: z.string(), since: instant })),
      }),
    },
  },
  panel({
    ...{ id: 'panelLogin', path: 'login', summary: 'Sign in to the admin panel: sets a cookie' },
    ...{ body: panelLoginBody, example },
    answers: {
      200: z.looseObject({ message: z.string(), exp: z.int() }),
    },
    errors: asksForCode,
  }),
  panel({
    ...{ id: 'panelRefresh', path: 'refresh-token', summary: 'Extend the session of the panel' },
    who: 'user',
    answers: { 200: z.looseObject({ message: z.string(), exp: z.int() }) },
  }),
  panel({
    ...{ id: 'panelLogout', path: 'logout', summary: 'Leave the panel', who: 'user' },
    answers: { 200: message },
  }),
  panel({
    ...{ id: 'panelForgotPassword', path: 'forgot-password' },
    summary: 'Mail a link to set a password',
    ...{ body: addressBody, example: { email: example.email }, answers: { 200: message } },
  }),
  panel({
    ...{ id: 'panelResetPassword', path: 'reset-password' },
    summary: 'Set a password by the mailed link',
    ...{ body: resetBody, example: { token: '…', password: example.password } },
    answers: { 200: message },
  }),
  panel({
    ...{ id: 'unlockAccount', path: 'unlock', who: 'users.manage' },
    summary: 'Let an account sign in again that was locked after wrong passwords',
    ...{ body: addressBody, example: { email: example.email }, answers: { 200: message } },
  }),
]
