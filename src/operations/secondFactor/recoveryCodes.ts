import { createHmac, randomBytes } from 'node:crypto'
import { requireSecret } from '@/env'

const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const length = 16
const recoveryCodeCount = 10

/** Fresh recovery codes, 80 random bits each, in groups of four for copying by hand. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodeCount }, () =>
    [...randomBytes(length)]
      .map((byte) => alphabet[byte % alphabet.length])
      .join('')
      .replace(/(.{4})(?=.)/g, '$1-'),
  )
}

/**
 * What is stored of a code: keyed, so that the database alone gives nothing to try codes against, and different
 * for each user. Case, spaces and dashes do not count.
 */
export function hashRecoveryCode(user: string, code: string): string {
  const plain = code.toUpperCase().replace(/[\s-]/g, '')
  return createHmac('sha256', requireSecret())
    .update(`recovery-code/${user}/${plain}`)
    .digest('base64url')
}
