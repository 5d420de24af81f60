import type { Locale } from '@/lib/i18n/locale'
import type { CertificateValues } from './variables'

/**
 * What one certificate prints, apart from its design: written once, and never changed after it is issued.
 * With the design it names, equal snapshots give equal bytes.
 */
export type CertificateSnapshot = {
  locale: Locale
  /** What the document is called, in that language. */
  title: string
  values: CertificateValues
  /** ISO 8601; null until it is numbered. */
  issuedAt: string | null
  /** ISO 8601: after it the certificate has expired. */
  validUntil: string | null
  /** IANA zone of the event: the day of issue is a day there. */
  timezone: string
}
