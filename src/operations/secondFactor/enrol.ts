import type { PayloadRequest } from 'payload'
import { uuidv7 } from 'uuidv7'
import { sealSecret } from '@/db/encryption/sealSecret'
import { queryRows, sql } from '@/db/sql'
import { qrCodeSvg } from '@/documents/qrCode'
import { AppError } from '@/errors'
import { sayTo } from '@/lib/sayTo'
import { enrolmentUri, makeSecret } from '@/operations/secondFactor/oneTimeCode'
import { proveHolder } from '@/operations/secondFactor/proveHolder'
import { secondFactorContext } from '@/operations/secondFactor/secondFactorRow'

type Enrolment = { secret: string; uri: string; qrCode: string }

/**
 * Gives the signed-in person a new secret for their authenticator app, as text, address and QR code (SVG). It
 * counts for nothing until `confirmEnrolment`. Needs the password. Safe to repeat: the newest secret holds.
 * @throws AppError 409 where a second factor is on already, 422 on the password
 */
export async function enrol(req: PayloadRequest, password: string): Promise<Enrolment> {
  const account = await proveHolder({ req, password })
  const secret = makeSecret()
  const [row] = await queryRows(
    req,
    sql`INSERT INTO second_factors AS known
          (id, user_id, sealed_secret, last_step, recovery_hashes, created_at, updated_at)
        VALUES (${uuidv7()}, ${account.id}, ${sealSecret(secret, secondFactorContext)}, 0, '[]', now(), now())
        ON CONFLICT (user_id) DO UPDATE SET sealed_secret = excluded.sealed_secret, updated_at = now()
          WHERE known.confirmed_at IS NULL
        RETURNING id`,
  )
  if (!row) throw alreadyOn(req)
  const uri = enrolmentUri(secret, account.email)
  return { secret, uri, qrCode: await qrCodeSvg(uri) }
}

const alreadyOn = (req: PayloadRequest) =>
  new AppError('CONFLICT', {
    message: sayTo(req, {
      en: 'Your second factor is on already. Switch it off first to set up another app.',
      tr: 'İkinci doğrulama zaten açık. Başka bir uygulama kurmak için önce kapatın.',
    }),
  })
