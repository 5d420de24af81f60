import { createHash } from 'node:crypto'
import { requireSecret } from '@/env'
import { findToken, makeToken } from '@/lib/signedToken'
import type { Account } from '@/operations/accounts/findAccount'

/** How long a log-in may wait for its code. */
export const challengeSeconds = 5 * 60

type Holder = Pick<Account, 'hash' | 'id'>

const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22)
const now = () => Math.floor(Date.now() / 1000)

/** Says that its holder knew the password a moment ago; it dies with that password. Opens nothing by itself. */
export const makeChallenge = ({ id, hash }: Holder): string =>
  makeToken({
    secret: requireSecret(),
    purpose: 'second-factor',
    parts: [id, digest(hash ?? '')],
    expiresAt: now() + challengeSeconds,
  })

/** The account of a challenge, before its row was asked whether the challenge still holds; else null. */
export function subjectOfChallenge(challenge: string): { id: string; digest: string } | null {
  const parts = findToken({
    ...{ secret: requireSecret(), purpose: 'second-factor', token: challenge, now: now() },
  })
  return parts?.length === 2 ? { id: parts[0] as string, digest: parts[1] as string } : null
}

export const holdsChallenge = (said: string, { hash }: Holder) => said === digest(hash ?? '')
