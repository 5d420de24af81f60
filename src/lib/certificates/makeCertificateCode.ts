import { randomBytes } from 'node:crypto'

/** Bitcoin's alphabet: no letter that looks like another. */
const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

const characters = 22

/**
 * The public key of a certificate: 128 random bits in base58, always 22 characters. Whoever has it, from
 * the paper or its QR code, may see what the certificate says; nobody guesses it.
 */
export function makeCertificateCode(): string {
  let rest = BigInt(`0x${randomBytes(16).toString('hex')}`)
  let code = ''
  while (code.length < characters) {
    code = (alphabet[Number(rest % 58n)] as string) + code
    rest /= 58n
  }
  return code
}

/** Whether a text could be a code: what is not needs no look into the database. Pure. */
export const looksLikeCode = (text: unknown): text is string =>
  typeof text === 'string' && /^[1-9A-HJ-NP-Za-km-z]{22}$/.test(text)
