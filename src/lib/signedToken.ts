import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto'
import { packParts, unpackParts } from './tokenParts'

/**
 * What a token may be used for. Each purpose has a key of its own, so a token made for one door never
 * opens another.
 */
export type TokenPurpose =
  | 'admission'
  | 'manage'
  | 'unsubscribe'
  | 'subscribe'
  | 'open'
  | 'click'
  | 'ticket-portal'
  | 'certificate'
  | 'file'
  | 'verify-address'
  | 'reset-password'
  | 'second-factor'

type Making = {
  /** The platform's signing secret. */
  secret: string
  purpose: TokenPurpose
  /** What the token says, in order: ids, a rotating row secret. Signed, not encrypted. */
  parts: readonly string[]
  /** Unix seconds after which the token is void. Without it the token does not expire. */
  expiresAt?: number
}

type Finding = {
  secret: string
  purpose: TokenPurpose
  /** As received from outside: anything. */
  token: string
  /** Unix seconds. Required wherever tokens of this purpose may expire. */
  now?: number
}

const VERSION = 1
const EXPIRES = 0x80
const MAC_BYTES = 16
const MAX_TOKEN_CHARACTERS = 2048

/**
 * Makes a compact signed token (base64url, without padding): version and flags in one byte, expiry in four
 * when given, the packed parts, and HMAC-SHA256 cut to 128 bits. Equal input gives an equal token.
 */
export function makeToken({ secret, purpose, parts, expiresAt }: Making): string {
  const head = Buffer.alloc(expiresAt === undefined ? 1 : 5)
  head.writeUInt8(expiresAt === undefined ? VERSION : VERSION | EXPIRES)
  if (expiresAt !== undefined) head.writeUInt32BE(Math.floor(expiresAt), 1)
  const body = Buffer.concat([head, packParts(parts)])
  const token = Buffer.concat([body, sign({ secret, purpose, body })]).toString('base64url')
  if (token.length > MAX_TOKEN_CHARACTERS) throw new RangeError('The token is too long.')
  return token
}

/**
 * The parts of a token, or null when it is not ours: forged, altered, cut, made for another purpose or with
 * another secret, expired. Compares in constant time, and never throws on foreign input.
 * @throws TypeError when a genuine token expires and the caller gave no `now`
 */
export function findToken({ secret, purpose, token, now }: Finding): string[] | null {
  if (typeof token !== 'string' || token.length > MAX_TOKEN_CHARACTERS) return null
  const bytes = Buffer.from(token, 'base64url')
  // Decoding is lenient (padding, spaces, spare bits): one token must have exactly one spelling.
  if (bytes.length <= MAC_BYTES || bytes.toString('base64url') !== token) return null
  const body = bytes.subarray(0, -MAC_BYTES)
  if (!timingSafeEqual(sign({ secret, purpose, body }), bytes.subarray(-MAC_BYTES))) return null

  const head = body.readUInt8(0)
  if ((head & ~EXPIRES) !== VERSION) return null
  if (!(head & EXPIRES)) return unpackParts(body.subarray(1))
  if (body.length < 5) return null
  if (now === undefined) throw new TypeError(`Tokens for "${purpose}" expire: pass now.`)
  return now < body.readUInt32BE(1) ? unpackParts(body.subarray(5)) : null
}

function sign({ secret, purpose, body }: { secret: string; purpose: TokenPurpose; body: Buffer }) {
  const key = keyOf(secret, purpose)
  return createHmac('sha256', key).update(body).digest().subarray(0, MAC_BYTES)
}

/** Keys made so far, of the few purposes: a campaign signs several tokens per mail. */
const keys = new Map<string, KeyObject>()
const mostKeys = 64

function keyOf(secret: string, purpose: TokenPurpose): KeyObject {
  if (!secret) throw new TypeError('A token needs a secret.')
  const name = `${purpose}\n${secret}`
  const known = keys.get(name)
  if (known) return known
  const made = createSecretKey(
    createHmac('sha256', secret).update(`rostrum/token/${purpose}`).digest(),
  )
  if (keys.size >= mostKeys) keys.clear()
  keys.set(name, made)
  return made
}
