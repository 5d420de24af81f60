import crypto from 'node:crypto'
import { availableParallelism } from 'node:os'
import { AppError } from '@/errors'
import { makeLines } from '@/lib/makeLines'

/**
 * Passwords are hashed by Payload: PBKDF2-SHA256, 600,000 rounds, written as `pbkdf2-sha256-v1:<hex>`. One takes
 * a core for a sixth of a second, so they wait for each other and leave a core to everything else.
 */
const prefix = 'pbkdf2-sha256-v1:'
const rounds = 600_000
const bytes = 32

const joinLine = makeLines({ width: Math.max(1, availableParallelism() - 1), longest: 300 })

/** Runs work that hashes a password when it is its turn. @throws AppError 503 when too many wait */
export async function inPasswordLine<T>(work: () => Promise<T>): Promise<T> {
  const result = await joinLine('hash', async () => ({ value: await work() }))
  if (!result) throw new AppError('UNAVAILABLE')
  return result.value
}

const decoy = { hash: `${prefix}${'0'.repeat(bytes * 2)}`, salt: '0'.repeat(64) }

/**
 * Whether a password opens an account. Without an account the same work is done against a decoy and the
 * answer is false: the time it takes says nothing about who has an account.
 */
export async function passwordMatches(
  password: string,
  account: { hash?: string | null; salt?: string | null } | null,
): Promise<boolean> {
  const known = typeof account?.hash === 'string' && typeof account.salt === 'string'
  const { hash, salt } = known ? (account as typeof decoy) : decoy
  const computed = await inPasswordLine(() => derive(password, salt))
  if (!hash.startsWith(prefix)) return false
  const stored = Buffer.from(hash.slice(prefix.length), 'hex')
  return stored.length === computed.length && crypto.timingSafeEqual(stored, computed) && known
}

/** Does the work of hashing a new password and throws the result away. */
export async function hashInVain(password: string): Promise<void> {
  await inPasswordLine(() => derive(password, decoy.salt))
}

function derive(password: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    crypto.pbkdf2(password, salt, rounds, bytes, 'sha256', (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}
