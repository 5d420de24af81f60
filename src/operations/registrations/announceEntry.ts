import { emit } from '@/realtime/emit'
import { rooms } from '@/realtime/rooms'
import type { Entry } from '@/operations/registrations/findEntry'
import type { Registered } from '@/operations/registrations/insertRegistrations'

/** Tells staff who look at the event. Call it after the commit. */
export function announceEntry({ event }: Entry, { status, registrations }: Registered): void {
  for (const { id } of registrations) {
    emit({
      namespace: 'agent',
      to: rooms.event(event.id),
      event: 'registration.created',
      data: { event: event.id, registration: id, status },
    })
  }
}
