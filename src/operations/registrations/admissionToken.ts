import { requireSecret } from '@/env'
import { findToken, makeToken } from '@/lib/signedToken'

type Subject = { id: string; secret: string }

/** What the QR code of an admission holds. It dies when the registration gets a new secret. */
export function admissionToken({ id, secret }: Subject): string {
  return makeToken({ secret: requireSecret(), purpose: 'admission', parts: [id, secret] })
}

/** The registration and the secret that an admission's QR code names; null for anything we did not sign. */
export function findAdmission(code: string): Subject | null {
  const [id, secret] =
    findToken({ secret: requireSecret(), purpose: 'admission', token: code }) ?? []
  return id && secret ? { id, secret } : null
}
