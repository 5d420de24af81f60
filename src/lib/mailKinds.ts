import type { LocalisedText } from '@/lib/localisedText'

/** What the kinds of mail in the ledger are called; one that is not here is shown as it is spelled. */
export const mailKinds: Record<string, LocalisedText> = {
  admission: { en: 'Admission', tr: 'Giriş belgesi' },
  waitlisted: { en: 'Waiting list', tr: 'Yedek liste' },
  pending: { en: 'Not confirmed yet', tr: 'Onay bekliyor' },
  offered: { en: 'A place offered', tr: 'Yer teklifi' },
  cancelled: { en: 'Registration ended', tr: 'Kayıt sona erdi' },
  transferred: { en: 'Passed on', tr: 'Devredildi' },
  'event-changed': { en: 'Event changed', tr: 'Etkinlik değişti' },
  'event-postponed': { en: 'Event postponed', tr: 'Etkinlik ertelendi' },
  'event-cancelled': { en: 'Event cancelled', tr: 'Etkinlik iptal' },
  campaign: { en: 'Campaign', tr: 'Kampanya' },
}
