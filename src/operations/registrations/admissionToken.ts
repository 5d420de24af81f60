import { requireSecret } from '@/env'
import { isUuid } from '@/lib/isUuid'
import { findToken, makeToken } from '@/lib/signedToken'

type Subject = { id: string; secret: string }

/** What the QR code of an admission holds. It dies when the registration's secret is renewed. */
export function admissionToken({ id, secret }: Subject): string {
  return makeToken({ secret: requireSecret(), purpose: 'admission', parts: [id, secret] })
}

/** The registration and secret a scanned code names, or null when the code is not ours. */
export function findAdmission(token: string): Subject | null {
  const parts = findToken({ secret: requireSecret(), purpose: 'admission', token })
  const [id, secret] = parts ?? []
  return isUuid(id) && secret ? { id, secret } : null
}
