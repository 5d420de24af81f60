import { emit } from '@/realtime/emit'
import { rooms } from '@/realtime/rooms'
import type { CheckInRow } from './scanRows'

/** Tells whoever watches the event of a scan that counts, or of its undoing. Call it after the commit. */
export function announceCheckIn({ id, event, registration, ...scan }: CheckInRow): void {
  if (scan.result !== 'accepted') return
  emit({
    namespace: 'agent',
    to: rooms.event(event),
    event: 'checkin.created',
    data: {
      event,
      registration,
      checkIn: id,
      at: scan.voidedAt ?? scan.scannedAt,
      voided: scan.voidedAt !== null,
    },
  })
}
