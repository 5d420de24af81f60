import type { Payload, PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { looksLikeCode } from '@/lib/certificates/makeCertificateCode'
import type { CertificateSnapshot } from '@/lib/certificates/snapshot'
import {
  certificateVariables,
  variablesIn,
  type CertificateVariable,
} from '@/lib/certificates/variables'
import type { Locale } from '@/lib/i18n/locale'
import type { LocalisedText } from '@/lib/localisedText'
import { findDesign } from './findDesign'

export type VerificationResult = 'expired' | 'not_found' | 'revoked' | 'superseded' | 'valid'

/** A value as it stands on the paper, so that a person can compare the two. */
export type PrintedValue = { key: CertificateVariable; label: LocalisedText; value: string }

export type Verification = {
  result: Exclude<VerificationResult, 'not_found'>
  code: string
  number: string
  title: string
  locale: Locale
  recipientName?: string
  eventTitle?: string
  eventDates?: string
  eventLocation?: string
  organizer?: string
  /** ISO 8601 */
  issuedAt: string
  validUntil: string | null
  revokedAt?: string
  /** The one that replaced it, once it is out. Its code is on its paper only. */
  supersededBy?: { number: string; issuedAt: string } | null
  /** Everything that stands on the paper. */
  printed: PrintedValue[]
}

type Row = {
  status: 'issued' | 'revoked' | 'superseded'
  code: string
  number: string
  designHash: string
  snapshot: CertificateSnapshot
  issuedAt: string
  validUntil: string | null
  revokedAt: string | null
  newNumber: string | null
  newIssuedAt: string | null
}

/**
 * What a certificate says and whether it still holds, for anybody who has its code: every value that is
 * printed on it, and nothing else about the person. Null for a code that is not ours or not out yet.
 */
export async function verifyCertificate(
  where: Payload | PayloadRequest,
  code: unknown,
): Promise<Verification | null> {
  if (!looksLikeCode(code)) return null
  const [row] = await queryRows<Row>(
    where,
    sql`SELECT c.status::text AS status, c.code, c.number, c.design_hash AS "designHash", c.snapshot,
          c.issued_at AS "issuedAt", c.valid_until AS "validUntil", c.revocation_at AS "revokedAt",
          n.number AS "newNumber", n.issued_at AS "newIssuedAt"
        FROM certificates c
        LEFT JOIN certificates n ON n.id = c.superseded_by_id AND n.status = 'issued'
        WHERE c.code = ${code} AND c.status IN ('issued', 'revoked', 'superseded')`,
  )
  if (!row) return null
  const payload = 'payload' in where ? where.payload : where
  const { design } = await findDesign(payload, row.designHash)
  return describe({ row, used: usedVariables(design, row.snapshot.locale), now: new Date() })
}

function usedVariables(
  { elements }: Awaited<ReturnType<typeof findDesign>>['design'],
  locale: Locale,
) {
  const used = elements.flatMap((element) =>
    element.type === 'text'
      ? variablesIn(element.text[locale] || element.text.en || element.text.tr)
      : [],
  )
  return new Set(used)
}

type Describing = { row: Row; used: ReadonlySet<CertificateVariable>; now: Date }

function describe({ row, used, now }: Describing): Verification {
  const { snapshot, code, number, validUntil } = row
  const value = (name: CertificateVariable) =>
    used.has(name) && snapshot.values[name] ? snapshot.values[name] : undefined
  const printed = (Object.keys(certificateVariables) as CertificateVariable[]).flatMap((key) => {
    const text = value(key)
    // The address is the page itself.
    if (!text || key === 'certificate.verifyUrl') return []
    return [{ key, label: certificateVariables[key].label, value: text }]
  })
  return {
    result: resultOf(row, now),
    code,
    number,
    title: snapshot.title,
    locale: snapshot.locale,
    recipientName: value('recipient.name'),
    eventTitle: value('event.title'),
    eventDates: value('event.dates'),
    eventLocation: value('event.location'),
    organizer: value('event.organizer'),
    issuedAt: new Date(row.issuedAt).toISOString(),
    validUntil: validUntil ? new Date(validUntil).toISOString() : null,
    ...(row.revokedAt ? { revokedAt: new Date(row.revokedAt).toISOString() } : {}),
    ...(row.status === 'superseded' ? { supersededBy: successor(row) } : {}),
    printed,
  }
}

function successor({ newNumber, newIssuedAt }: Row): Verification['supersededBy'] {
  if (!newNumber || !newIssuedAt) return null
  return { number: newNumber, issuedAt: new Date(newIssuedAt).toISOString() }
}

/** Revoked and superseded say more than expired. */
function resultOf({ status, validUntil }: Row, now: Date): Verification['result'] {
  if (status !== 'issued') return status
  return validUntil && new Date(validUntil) < now ? 'expired' : 'valid'
}
