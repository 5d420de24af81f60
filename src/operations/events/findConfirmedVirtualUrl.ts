import type { PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'

type Input = { req: PayloadRequest; event: string; user: string }

/** The link to join an event, for a user whose registration is confirmed; null for everyone else. */
export async function findConfirmedVirtualUrl({ req, event, user }: Input): Promise<string | null> {
  const [row] = await queryRows<{ virtual_url: string | null }>(
    req,
    sql`SELECT e.virtual_url FROM events e WHERE e.id = ${event} AND EXISTS (
          SELECT 1 FROM registrations r
          WHERE r.event_id = e.id AND r.user_id = ${user} AND r.status = 'confirmed')`,
  )
  return row?.virtual_url ?? null
}
