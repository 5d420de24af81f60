import { Secret, TOTP } from 'otpauth'

const stepSeconds = 30
/** Clocks differ: the code before and the one after count too. */
const window = 1

const make = (secret: Secret, label = '') =>
  new TOTP({
    ...{ issuer: 'Rostrum', label, secret },
    ...{ algorithm: 'SHA1', digits: 6, period: stepSeconds },
  })

/** A new secret of 160 bits in Base32, as authenticator apps take it. */
export const makeSecret = (): string => new Secret({ size: 20 }).base32

/** What the QR code of an enrolment says. Pure. */
export const enrolmentUri = (secret: string, label: string): string =>
  make(Secret.fromBase32(secret), label).toString()

type Reading = { secret: string; code: string; nowMs?: number }

/** The half-minute (since 1970) whose code this is, or null (RFC 6238; one step of tolerance). */
export function stepOfCode({ secret, code, nowMs = Date.now() }: Reading): number | null {
  if (!/^\d{6}$/.test(code)) return null
  const delta = make(Secret.fromBase32(secret)).validate({ token: code, timestamp: nowMs, window })
  return delta === null ? null : Math.floor(nowMs / 1000 / stepSeconds) + delta
}
