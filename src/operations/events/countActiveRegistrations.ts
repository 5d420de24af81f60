import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { registrationStates, seatPhase, type RegistrationStatus } from '@/lib/registrationStates'

/** States in which somebody counts on the event: all with a seat, and the waiting list. */
export const activeStatuses = (
  Object.keys(registrationStates.transitions) as RegistrationStatus[]
).filter((status) => seatPhase[status] !== null || status === 'waitlisted')

/**
 * How many people count on an event. Waits for registrations that are claiming a seat right now, and
 * makes later ones wait for the caller's transaction.
 */
export async function countActiveRegistrations(
  req: PayloadRequest,
  event: string,
): Promise<number> {
  await queryInTransaction(
    req,
    sql`SELECT id FROM capacity_pools WHERE event_id = ${event} ORDER BY id FOR UPDATE`,
  )
  const [row] = await queryInTransaction<{ count: string }>(
    req,
    sql`SELECT count(*) FROM registrations
        WHERE event_id = ${event} AND status::text IN ${activeStatuses}`,
  )
  return Number(row?.count ?? 0)
}
