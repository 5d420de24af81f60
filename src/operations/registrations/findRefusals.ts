import type { Payload, PayloadRequest } from 'payload'
import { prepared, queryRows, sql } from '@/db/sql'

export type Party = { event: string; people: readonly { emailNormalized: string }[] }
export type Refusal = 'ALREADY_REGISTERED' | 'EVENT_FULL'

/**
 * Why each party is turned away from an event that is full and has no waiting list: who is registered
 * already hears that rather than that the event is full. One statement for all.
 */
export async function findRefusals(
  where: Payload | PayloadRequest,
  parties: readonly Party[],
): Promise<Refusal[]> {
  const keysOf = ({ event, people }: Party) =>
    people.map(({ emailNormalized }) => `${event}:${emailNormalized}`)
  // As an array: PostgreSQL then knows how many there are, and looks them up by their index.
  const asked = sql.param(parties.flatMap(keysOf))
  const rows = await queryRows<{ key: string }>(
    where,
    prepared(sql`SELECT dedupe_key AS key FROM registrations
        WHERE dedupe_key = ANY(${asked}::text[])`),
  )
  const registered = new Set(rows.map(({ key }) => key))
  return parties.map((party) =>
    keysOf(party).some((key) => registered.has(key)) ? 'ALREADY_REGISTERED' : 'EVENT_FULL',
  )
}
