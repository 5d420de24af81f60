import type { Payload, PayloadRequest } from 'payload'
import { prepared, queryRows, sql } from '@/db/sql'
import type { EventStatus } from '@/lib/eventStates'
import { isUuid } from '@/lib/isUuid'
import { slugShape } from '@/lib/makeSlug'

/** One pool a ticket draws seats from, as last read. */
export type Pool = {
  id: string
  /** Null: no limit. */
  capacity: number | null
  held: number
  taken: number
  overbook: number
  waiting: number
}

export type EntryTicket = {
  id: string
  name: string
  priceMinor: number
  currency: string
  status: 'active' | 'archived' | 'paused'
  visibility: 'code' | 'hidden' | 'public'
  validFrom: string | null
  validThrough: string | null
}

/** What decides how a person enters an event: the event, the ticket asked for, and its pools. */
export type Entry = {
  event: {
    id: string
    status: EventStatus
    visibility: 'private' | 'public' | 'unlisted'
    endDate: string
    registrationOpensAt: string | null
    registrationClosesAt: string | null
    waitlistEnabled: boolean
    approvalRequired: boolean
    onePerEmail: boolean
    holdMinutes: number
  }
  ticket: EntryTicket | null
  /** In the order in which they are locked. */
  pools: Pool[]
  /** When it was read, by the database's clock: that of one process may be wrong. */
  at: Date
}

export type Wanted = {
  /** Id or slug. */
  event: string
  /** Without it, the event's default ticket. */
  ticketType?: string | null
}

type Input = Wanted & {
  /** The request whose transaction reads, or the pool. */
  where: Payload | PayloadRequest
}

/**
 * Reads by one statement everything that `decideEntry` and `claimSeats` need. Null for an event that does
 * not exist or is in the trash; `ticket` is null for one that is not the event's.
 */
export async function findEntry({ where, ...wanted }: Input): Promise<Entry | null> {
  return (await findEntries(where, [wanted]))[0] ?? null
}

/** `findEntry` for many by one statement, in their order. */
export async function findEntries(
  where: Payload | PayloadRequest,
  wanted: readonly Wanted[],
): Promise<(Entry | null)[]> {
  const asked = wanted.map(({ event, ticketType }, place) => ({
    place,
    ...(isUuid(event) ? { id: event } : { slug: slugShape.test(event) ? event : null }),
    // A ticket that cannot exist is no event's.
    ticket: ticketType && isUuid(ticketType) ? ticketType : null,
    by_default: !ticketType,
  }))
  const rows = await queryRows<Omit<Entry, 'at'> & { place: number; at: Date | string }>(
    where,
    prepared(sql`SELECT
        asked.place, now() AS at,
        json_build_object(
          'id', e.id, 'status', e.status, 'visibility', e.visibility, 'endDate', e.end_date,
          'registrationOpensAt', e.registration_opens_at,
          'registrationClosesAt', e.registration_closes_at,
          'waitlistEnabled', coalesce(e.waitlist_enabled, false),
          'approvalRequired', coalesce(e.approval_required, false),
          'onePerEmail', coalesce(e.one_per_email, false),
          'holdMinutes', coalesce(e.hold_minutes, 2880)) AS event,
        chosen.ticket,
        coalesce((
          SELECT json_agg(json_build_object(
              'id', p.id, 'capacity', p.capacity, 'held', p.held, 'taken', p.taken,
              'overbook', p.overbook, 'waiting', p.waiting) ORDER BY p.id)
          FROM ticket_types_rels r JOIN capacity_pools p ON p.id = r.capacity_pools_id
          WHERE r.parent_id = chosen.id AND r.path = 'pools'), '[]') AS pools
      FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
        AS asked(place int, id uuid, slug text, ticket uuid, by_default boolean)
      -- LIMIT: one look into the index each, whatever the planner thinks of how many are asked for.
      JOIN LATERAL (
        SELECT * FROM events WHERE deleted_at IS NULL
          AND id = coalesce(asked.id, (SELECT s.id FROM events s WHERE s.slug = asked.slug))
        LIMIT 1) AS e ON true
      LEFT JOIN LATERAL (
        SELECT t.id, json_build_object(
            'id', t.id, 'name', t.name, 'priceMinor', t.price_minor, 'currency', t.currency,
            'status', t.status, 'visibility', t.visibility, 'validFrom', t.valid_from,
            'validThrough', t.valid_through) AS ticket
        FROM ticket_types t
        WHERE t.event_id = e.id AND CASE WHEN asked.by_default
          THEN t.status <> 'archived' AND (t.is_default OR t.visibility = 'public')
          ELSE t.id = asked.ticket END
        ORDER BY t.is_default DESC, t.sort_order, t.created_at, t.id LIMIT 1) AS chosen ON true`),
  )
  const byPlace = new Map(
    rows.map(({ place, at, ...entry }) => [place, { ...entry, at: new Date(at) }]),
  )
  return wanted.map((_, place) => byPlace.get(place) ?? null)
}
