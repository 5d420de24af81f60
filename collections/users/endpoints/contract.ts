import { z } from 'zod'
import { docOf, instant, pageOf, pageQuery } from '@/operations/contract/contractEntry'
import type { Caller, ContractEntry } from '@/operations/contract/contractEntry'
import {
  addressBody,
  loginBody,
  logoutBody,
  profileBody,
  refreshBody,
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
    errors: ['INVALID_CREDENTIALS'],
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
  {
    id: 'readMe',
    ...{ method: 'get', path: '/api/users/me', tag: 'Accounts', who: 'anyone' },
    summary: 'Who you are, with your roles and permissions; `user` is null for guests',
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
    ...{ body: loginBody, example },
    answers: {
      200: z.looseObject({ message: z.string(), exp: z.int(), token: z.string() }),
    },
    errors: ['INVALID_CREDENTIALS'],
  }),
  panel({
    ...{ id: 'panelRefresh', path: 'refresh-token', summary: 'Extend the session of the panel' },
    who: 'user',
    answers: { 200: z.looseObject({ message: z.string(), refreshedToken: z.string() }) },
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
