import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** One key of 32 bytes. Its id stands in what it sealed, so that keys can be changed one after another. */
export type SealingKey = { id: string; key: Buffer }

type Sealing = { keys: readonly SealingKey[]; text: string; context: string }

type Opening = { keys: readonly SealingKey[]; sealed: string; context: string }

const scheme = 's1'

/**
 * Encrypts a secret with the newest key: AES-256-GCM, random IV, written as `s1.<key id>.<iv>.<text and tag>`.
 * `context` says where the secret belongs; it opens only there.
 */
export function seal({ keys, text, context }: Sealing): string {
  const [newest] = keys
  if (!newest) throw new TypeError('There is no key to seal with.')
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', newest.key, iv)
  cipher.setAAD(Buffer.from(`${scheme}.${newest.id}.${context}`))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return [scheme, newest.id, iv.toString('base64url'), body.toString('base64url')].join('.')
}

/** The id of the key that sealed a value; null for what is not sealed. Pure. */
export function keyIdOf(sealed: string): string | null {
  const parts = sealed.split('.')
  return parts.length === 4 && parts[0] === scheme ? (parts[1] as string) : null
}

/**
 * Decrypts what `seal` made.
 * @throws Error when its key is not there any more, when it was altered, or belongs elsewhere
 */
export function unseal({ keys, sealed, context }: Opening): string {
  const [, id, iv, body] = sealed.split('.')
  const key = keys.find((each) => each.id === id && id === keyIdOf(sealed))
  if (!key || !iv || !body) throw new Error(`No key "${id ?? ''}" to open a stored secret with`)
  const bytes = Buffer.from(body, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key.key, Buffer.from(iv, 'base64url'))
  decipher.setAAD(Buffer.from(`${scheme}.${id}.${context}`))
  decipher.setAuthTag(bytes.subarray(-16))
  return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8')
}
