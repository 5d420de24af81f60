import { createHash, hkdfSync } from 'node:crypto'
import { env, requireSecret } from '@/env'
import type { SealingKey } from '@/lib/seal'

/**
 * The keys of stored secrets, newest first: ENCRYPTION_KEYS, then the one derived from the platform's secret,
 * which seals where none is configured and still opens what it sealed once some are.
 */
export function encryptionKeys(): readonly SealingKey[] {
  return [...(env.encryptionKeys ?? []), derivedKey(requireSecret())]
}

/** Its id tells two secrets apart, so that a changed secret is said to be missing rather than wrong. */
function derivedKey(secret: string): SealingKey {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'rostrum/encryption', 32))
  return { id: `secret-${createHash('sha256').update(key).digest('hex').slice(0, 8)}`, key }
}
