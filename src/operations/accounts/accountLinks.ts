import { createHash } from 'node:crypto'
import { env, requireSecret } from '@/env'
import { findToken, makeToken } from '@/lib/signedToken'
import type { Account } from '@/operations/accounts/findAccount'

/** How long the links in account mails work. */
export const verifyMinutes = 3 * 24 * 60
export const resetMinutes = 60

const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22)
const inMinutes = (minutes: number) => Math.floor(Date.now() / 1000) + minutes * 60
const now = () => Math.floor(Date.now() / 1000)

type Holder = Pick<Account, 'email' | 'hash' | 'id'>

/** Proves that its reader gets the mail of this address. It dies when the account takes another address. */
export const verifyToken = ({ id, email }: Holder) =>
  makeToken({
    secret: requireSecret(),
    purpose: 'verify-address',
    parts: [id, digest(email)],
    expiresAt: inMinutes(verifyMinutes),
  })

/** Lets its reader set a new password, once: it dies with the password it replaces. */
export const resetToken = ({ id, email, hash }: Holder) =>
  makeToken({
    secret: requireSecret(),
    purpose: 'reset-password',
    parts: [id, digest(`${email}/${hash ?? ''}`)],
    expiresAt: inMinutes(resetMinutes),
  })

type Reading = { token: string; purpose: 'reset-password' | 'verify-address' }

/** The account a token names, before its row has been asked whether the token still holds. */
export function subjectOf({ token, purpose }: Reading): { id: string; digest: string } | null {
  const parts = findToken({ secret: requireSecret(), purpose, token, now: now() })
  return parts?.length === 2 ? { id: parts[0] as string, digest: parts[1] as string } : null
}

export const holdsVerify = (said: string, { email }: Holder) => said === digest(email)

export const holdsReset = (said: string, { email, hash }: Holder) =>
  said === digest(`${email}/${hash ?? ''}`)

export const accountUrls = {
  verify: (token: string) => `${env.publicUrl}/account/verify?token=${token}`,
  reset: (token: string) => `${env.publicUrl}/account/reset?token=${token}`,
  signIn: () => `${env.publicUrl}/account/sign-in`,
  forgot: () => `${env.publicUrl}/account/forgot`,
}
