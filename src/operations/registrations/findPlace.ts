import type { Payload } from 'payload'
import { queryRows, sql } from '@/db/sql'

/** The place of a registration on the waiting list of its event, from 1; undefined when it does not wait. */
export async function findPlace(payload: Payload, registration: string) {
  const [row] = await queryRows<{ place: string }>(
    payload,
    sql`SELECT 1 + (SELECT count(*) FROM registrations o
            WHERE o.event_id = r.event_id AND o.status = 'waitlisted'
              AND (o.waitlisted_at, o.id) < (r.waitlisted_at, r.id)) AS place
        FROM registrations r WHERE r.id = ${registration} AND r.status = 'waitlisted'`,
  )
  return row ? Number(row.place) : undefined
}
