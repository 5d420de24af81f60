import type { Payload } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { emit } from '@/realtime/emit'
import { rooms } from '@/realtime/rooms'
import { readProgress } from './readProgress'

/** Tells everybody who watches certificates how far a batch is. After a commit; sockets only. */
export async function announceBatch(payload: Payload, batch: string): Promise<void> {
  const [row] = await queryRows<{ status: string }>(
    payload,
    sql`SELECT status::text AS status FROM certificate_batches WHERE id = ${batch}`,
  )
  if (!row) return
  const { done, total } = await readProgress(payload, batch)
  emit({
    namespace: 'agent',
    to: rooms.allCertificates,
    event: 'job.progress',
    data: { collection: 'certificate-batches', id: batch, done, total, status: row.status },
  })
}
