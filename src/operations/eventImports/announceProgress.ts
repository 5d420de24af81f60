import { emit } from '@/realtime/emit'
import { rooms } from '@/realtime/rooms'
import type { EventImport } from '@/payload-types'

type Progress = Pick<EventImport, 'done' | 'id' | 'startedBy' | 'status' | 'total'>

/** Tells whoever started an import how far it is. Call it once what it says is durable. */
export function announceProgress({ id, done, total, status, startedBy }: Progress): void {
  const person = typeof startedBy === 'object' ? startedBy?.id : startedBy
  if (!person) return
  emit({
    namespace: 'agent',
    to: rooms.user(person),
    event: 'job.progress',
    data: { collection: 'event-imports', id, done, total, status },
  })
}
