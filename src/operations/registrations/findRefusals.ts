import type { Payload, PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'

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
  const asked = JSON.stringify(parties.flatMap(keysOf))
  const rows = await queryRows<{ key: string }>(
    where,
    sql`SELECT dedupe_key AS key FROM registrations
        WHERE dedupe_key IN (SELECT jsonb_array_elements_text(${asked}::jsonb))`,
  )
  const registered = new Set(rows.map(({ key }) => key))
  return parties.map((party) =>
    keysOf(party).some((key) => registered.has(key)) ? 'ALREADY_REGISTERED' : 'EVENT_FULL',
  )
}
