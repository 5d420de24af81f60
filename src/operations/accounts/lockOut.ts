import { createHmac } from 'node:crypto'
import type { Payload } from 'payload'
import type { RateLimiterStoreAbstract } from 'rate-limiter-flexible'
import { env, requireSecret } from '@/env'
import { AppError } from '@/errors'
import { makeLines } from '@/lib/makeLines'
import { normaliseEmail } from '@/lib/normaliseEmail'
import { currentContext } from '@/lib/requestContext'
import { makeSharedLimiter } from '@/operations/limits/sharedLimiter'
import { tellSecurityEvent } from '@/operations/security/tellSecurityEvent'

/** Wrong passwords for one address, known or not, before it is locked for a while. */
const triesPerAddress = 10
/** Wrong passwords from one network before it is told to wait; 0 with limits off. */
const triesPerNetwork = 100
const lockSeconds = 10 * 60

type Limits = { address: RateLimiterStoreAbstract; network: RateLimiterStoreAbstract }

const made = new WeakMap<Payload, Limits>()

function limitsOf(payload: Payload): Limits {
  const known = made.get(payload)
  if (known) return known
  const seconds = lockSeconds
  const limits = {
    address: makeSharedLimiter({ payload, name: 'lock', points: triesPerAddress, seconds }),
    network: makeSharedLimiter({ payload, name: 'lock-net', points: triesPerNetwork, seconds }),
  }
  made.set(payload, limits)
  return limits
}

/** The address itself is not kept. */
export const keyOfAddress = (email: string) =>
  createHmac('sha256', requireSecret())
    .update(`lock/${normaliseEmail(email)}`)
    .digest('base64url')

/** Two at a time for one address: a burst cannot try many passwords before the first failure counts. */
const joinLine = makeLines({ width: 2, longest: 100 })

type Attempt = {
  payload: Payload
  email: string
  /** Whose address it is, where that is known: said when it is locked. */
  account?: string
  /**
   * Does the same work whether the address is known, locked or not; says whether the proof was right. One that
   * is right as far as it goes, with a second factor still to come, is `half`: it leaves the count as it is.
   */
  prove: () => Promise<Proof>
}

export type Proof = boolean | 'half'

/**
 * Runs one attempt to prove who somebody is. Wrong ones count against the address, whether an account has it or
 * not, and against the network; a right one clears the address. A locked address fails like a wrong password.
 * Closed while the counters cannot be reached.
 * @returns what `prove` said; false where the address is locked
 * @throws AppError 429 for a network with too many failures, 503 without the counters or with too many waiting
 */
export async function withLockOut({ email, ...rest }: Attempt): Promise<Proof> {
  const key = keyOfAddress(email)
  const verdict = await joinLine(key, async () => ({ right: await attempt({ key, ...rest }) }))
  if (!verdict) throw new AppError('UNAVAILABLE')
  return verdict.right
}

type Counted = Omit<Attempt, 'email'> & { key: string }

async function attempt({ payload, key, account, prove }: Counted) {
  const { address, network } = limitsOf(payload)
  const ip = env.rateLimitPerMinute > 0 ? currentContext().client : undefined
  const [byAddress, byNetwork] = await closed(
    Promise.all([address.get(key), ip ? network.get(ip) : null]),
  )
  if (byNetwork && byNetwork.consumedPoints >= triesPerNetwork) {
    tellSecurityEvent('auth.network.blocked')
    throw new AppError('RATE_LIMITED', {
      data: { retryAfterSeconds: Math.ceil(byNetwork.msBeforeNext / 1000) },
    })
  }
  const locked = (byAddress?.consumedPoints ?? 0) >= triesPerAddress
  const proof = await prove()
  const right = !locked && proof
  if (right === true) await closed(address.delete(key))
  else if (right === false) {
    // A locked address counts on, but its lock does not grow longer.
    const [counted] = await closed(
      Promise.all([address.penalty(key), ip ? network.penalty(ip) : null]),
    )
    if (counted.consumedPoints === triesPerAddress) {
      tellSecurityEvent('auth.locked', { address: key, ...(account ? { account } : {}) })
    }
  }
  return right
}

async function closed<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw new AppError('UNAVAILABLE', { cause: error })
  }
}

/** Opens a locked address again. Safe to repeat. */
export async function unlockAddress(payload: Payload, email: string): Promise<void> {
  await closed(limitsOf(payload).address.delete(keyOfAddress(email)))
}
