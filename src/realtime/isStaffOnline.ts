import type { Payload } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { rooms } from '@/realtime/rooms'

/**
 * Whether anybody of the staff is in the panel, on whatever process. Asked before many events are pushed:
 * over PostgreSQL each of them costs a commit, though nobody may be there to hear it.
 */
export async function isStaffOnline(payload: Payload): Promise<boolean> {
  const found = await queryRows(
    payload,
    sql`SELECT FROM socket_presence WHERE room = ${rooms.presence} AND expires_at > now() LIMIT 1`,
  )
  return found.length > 0
}
