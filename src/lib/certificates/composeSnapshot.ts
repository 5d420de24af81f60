import { formatDay } from '@/lib/formatDate'
import { formatDays } from '@/lib/formatDays'
import { singleLine } from '@/lib/singleLine'
import type { Locale } from '@/lib/i18n/locale'
import type { CertificateDesign } from './design'
import type { CertificateSnapshot } from './snapshot'

export type CertificateEvent = {
  id: string
  title: string
  startDate: string
  endDate: string
  timezone: string
  attendanceMode: 'mixed' | 'offline' | 'online'
  location: string | null
  organizer: string | null
}

type Input = {
  design: CertificateDesign
  event: CertificateEvent
  recipient: { name: string; ticketType: string | null; locale: Locale }
  verifyUrl: string
  /** ISO 8601 */
  validUntil: string | null
}

const online: Record<Locale, string> = { en: 'Online', tr: 'Çevrim içi' }

/** Everything a certificate will say about a person, but for its number and day of issue. Pure. */
export function composeSnapshot(input: Input): CertificateSnapshot {
  const { design, event, recipient, verifyUrl, validUntil } = input
  const { locale } = recipient
  const { timezone } = event
  const place = event.location ? singleLine(event.location) : ''
  return {
    locale,
    title: design.title[locale] || design.title.en || design.title.tr,
    timezone,
    issuedAt: null,
    validUntil,
    values: {
      'recipient.name': recipient.name,
      'event.title': singleLine(event.title),
      'event.dates': formatDays({ ...event, locale }),
      'event.location': event.attendanceMode === 'online' ? online[locale] : place,
      'event.organizer': singleLine(event.organizer ?? ''),
      'ticketType.name': singleLine(recipient.ticketType ?? ''),
      'certificate.number': '',
      'certificate.issuedOn': '',
      'certificate.validUntil': validUntil ? formatDay({ at: validUntil, timezone, locale }) : '',
      'certificate.verifyUrl': verifyUrl,
    },
  }
}

type Numbering = { snapshot: CertificateSnapshot; number: string; issuedAt: string }

/** The snapshot with its number and day: from here on it is what is printed, for good. Pure. */
export function numberSnapshot({ snapshot, number, issuedAt }: Numbering) {
  const { timezone, locale } = snapshot
  return {
    ...snapshot,
    issuedAt,
    values: {
      ...snapshot.values,
      'certificate.number': number,
      'certificate.issuedOn': formatDay({ at: issuedAt, timezone, locale }),
    },
  }
}
