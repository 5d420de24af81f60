import type { PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'
import type { EventStatus } from '@/lib/eventStates'
import { registrationState, seatsLeft, type RegistrationState } from '@/lib/registrationState'

type Row = {
  id: string
  status: EventStatus
  end_date: string
  opens_at: string | null
  closes_at: string | null
  waitlist_enabled: boolean | null
  capacity: string | null
  held: string | null
  taken: string | null
  overbook: string | null
  waiting: boolean
  on_sale: boolean
}

export type Entrance = { registrationState: RegistrationState; seatsLeft: number | null }

type Input = { req: PayloadRequest; events: string[]; at?: Date }

/** Whether people can register for each of these events, and how many seats are left. One statement. */
export async function findRegistrationStates({
  req,
  events,
  at = new Date(),
}: Input): Promise<Map<string, Entrance>> {
  if (events.length === 0) return new Map()
  const rows = await queryRows<Row>(
    req,
    sql`SELECT e.id, e.status, e.waitlist_enabled,
          to_json(e.end_date)#>>'{}' AS end_date,
          to_json(e.registration_opens_at)#>>'{}' AS opens_at,
          to_json(e.registration_closes_at)#>>'{}' AS closes_at,
          p.capacity, p.held, p.taken, p.overbook, coalesce(p.waiting > 0, false) AS waiting,
          EXISTS (SELECT 1 FROM ticket_types s
                  WHERE s.event_id = e.id AND s.status = 'active' AND s.visibility = 'public'
                    AND (s.valid_from IS NULL OR s.valid_from <= ${at.toISOString()})
                    AND (s.valid_through IS NULL OR s.valid_through > ${at.toISOString()})) AS on_sale
        FROM events e
        LEFT JOIN ticket_types t ON t.event_id = e.id AND t.is_default
        LEFT JOIN ticket_types_rels r ON r.parent_id = t.id AND r.path = 'pools' AND r."order" = 1
        LEFT JOIN capacity_pools p ON p.id = r.capacity_pools_id
        WHERE e.id IN ${events}`,
  )
  return new Map(rows.map((row) => [row.id, entranceOf(row, at)]))
}

function entranceOf(row: Row, at: Date): Entrance {
  const seats = {
    capacity: row.capacity === null ? null : Number(row.capacity),
    held: Number(row.held ?? 0),
    taken: Number(row.taken ?? 0),
    overbook: Number(row.overbook ?? 0),
    waiting: row.waiting,
    onSale: row.on_sale,
  }
  const event = {
    status: row.status,
    endDate: row.end_date,
    registrationOpensAt: row.opens_at,
    registrationClosesAt: row.closes_at,
    waitlistEnabled: row.waitlist_enabled,
  }
  return { registrationState: registrationState({ event, seats, at }), seatsLeft: seatsLeft(seats) }
}
