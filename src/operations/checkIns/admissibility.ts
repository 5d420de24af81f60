import type { EventStatus } from '@/lib/eventStates'
import type { Gate, ScannedRegistration } from './scanRows'

/** Why a registration does not admit: a status, or one of the words below. Callers branch on it. */
export type RefusalReason =
  | Exclude<ScannedRegistration['status'], 'confirmed'>
  | 'code_replaced'
  | 'event_archived'
  | 'event_cancelled'
  | 'gate_closed'
  | 'gate_not_open'
  | 'not_inside'
  | 'wrong_event'
  | 'wrong_ticket'

type Question = {
  registration: ScannedRegistration
  event: { id: string; status: EventStatus }
  gate: Gate
  /** The secret in the QR code; undefined for a code typed or a name chosen. */
  secret?: string
  at: Date
}

/** Why this registration may not pass this gate at that moment, or null if it may. Pure. */
export function findRefusal({
  registration,
  event,
  gate,
  secret,
  at,
}: Question): RefusalReason | null {
  if (registration.event !== event.id) return 'wrong_event'
  if (event.status === 'cancelled') return 'event_cancelled'
  if (event.status === 'archived') return 'event_archived'
  if (registration.status !== 'confirmed') return registration.status
  if (secret !== undefined && secret !== registration.secret) return 'code_replaced'
  const { activeFrom, activeUntil, ticketTypes } = gate
  if (ticketTypes.length > 0 && !ticketTypes.includes(registration.ticketType?.id ?? '')) {
    return 'wrong_ticket'
  }
  if (activeFrom && at < new Date(activeFrom)) return 'gate_not_open'
  if (activeUntil && at > new Date(activeUntil)) return 'gate_closed'
  return null
}

/** What each refusal says to whoever stands at the door. */
export const refusalTexts: Record<RefusalReason, { en: string; tr: string }> = {
  held: {
    en: 'The seat is only held, not confirmed.',
    tr: 'Koltuk yalnızca tutuluyor, onaylanmadı.',
  },
  pending: {
    en: 'Not confirmed yet: approval or payment is missing.',
    tr: 'Henüz onaylanmadı: onay ya da ödeme eksik.',
  },
  waitlisted: { en: 'On the waiting list, without a seat.', tr: 'Yedek listede, koltuğu yok.' },
  offered: { en: 'A seat was offered but not taken.', tr: 'Koltuk teklif edildi, kabul edilmedi.' },
  rejected: { en: 'The registration was rejected.', tr: 'Kayıt reddedildi.' },
  cancelled: { en: 'The registration was cancelled.', tr: 'Kayıt iptal edildi.' },
  expired: { en: 'The registration expired.', tr: 'Kaydın süresi doldu.' },
  code_replaced: {
    en: 'This code was replaced by a newer one. Ask for the newest admission mail.',
    tr: 'Bu kodun yerine yenisi verildi. En yeni giriş postasını isteyin.',
  },
  event_archived: { en: 'The event is archived.', tr: 'Etkinlik arşivlendi.' },
  event_cancelled: { en: 'The event was cancelled.', tr: 'Etkinlik iptal edildi.' },
  gate_closed: { en: 'This gate is closed already.', tr: 'Bu giriş artık kapandı.' },
  gate_not_open: { en: 'This gate is not open yet.', tr: 'Bu giriş henüz açılmadı.' },
  not_inside: { en: 'This person is not inside.', tr: 'Bu kişi içeride değil.' },
  wrong_event: {
    en: 'This admission is for another event.',
    tr: 'Bu giriş başka bir etkinlik için.',
  },
  wrong_ticket: {
    en: 'This gate does not admit that ticket type.',
    tr: 'Bu giriş bu bilet türünü kabul etmiyor.',
  },
}
