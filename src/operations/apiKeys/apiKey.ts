import { createHash, randomBytes } from 'node:crypto'

/** What is kept of a key: its beginning, to tell keys apart, and a hash. 256 bits of chance need no slow one. */
export type NewApiKey = { key: string; prefix: string; hash: string }

const shape = /^Bearer (rostrum_[\w-]{43})$/
const shownLength = 'rostrum_'.length + 6

/** A new key. It exists in this value alone. */
export function makeApiKey(): NewApiKey {
  const key = `rostrum_${randomBytes(32).toString('base64url')}`
  return { key, prefix: key.slice(0, shownLength), hash: hashApiKey(key) }
}

export const hashApiKey = (key: string): string => createHash('sha256').update(key).digest('hex')

/** The key in an `Authorization` header, if it looks like one of ours. */
export const findApiKey = (authorization: string | null | undefined): string | null =>
  shape.exec(authorization ?? '')?.[1] ?? null
