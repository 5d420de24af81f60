import { env, requireSecret } from '@/env'
import { findToken, makeToken } from '@/lib/signedToken'

const secondsPerDay = 24 * 60 * 60
/** People look for a certificate long after the mail. */
const lastsDays = 365

type Subject = { id: string; code: string }

/** A link that gives the file of one certificate to whoever holds it, for a year. */
export function downloadUrl({ id, code }: Subject, now = new Date()): string {
  const expiresAt = Math.floor(now.getTime() / 1000) + lastsDays * secondsPerDay
  const token = makeToken({
    secret: requireSecret(),
    purpose: 'certificate',
    parts: [id, code],
    expiresAt,
  })
  return `${env.publicUrl}/api/certificates/${id}/download?token=${token}`
}

/** Whether a token opens that certificate, and has not expired. */
export function opensCertificate(token: string, { id, code }: Subject): boolean {
  const now = Math.floor(Date.now() / 1000)
  const parts = findToken({ secret: requireSecret(), purpose: 'certificate', token, now })
  return parts?.[0] === id && parts[1] === code
}
