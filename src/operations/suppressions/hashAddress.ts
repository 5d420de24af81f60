import { createHmac } from 'node:crypto'
import { requireSecret } from '@/env'
import { normaliseEmail } from '@/lib/normaliseEmail'

/**
 * The fingerprint under which an address is suppressed: HMAC-SHA256 of its normalised form, in hex. The key
 * is derived from the platform's secret, so a copy of the table alone cannot be tested against addresses.
 */
export function hashAddress(email: string): string {
  return createHmac('sha256', suppressionKey()).update(normaliseEmail(email)).digest('hex')
}

let key: Buffer | undefined

/** 32 bytes; the same for all processes of an installation. */
export function suppressionKey(): Buffer {
  key ??= createHmac('sha256', requireSecret()).update('rostrum/suppression').digest()
  return key
}
