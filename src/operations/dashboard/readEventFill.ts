import type { PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'

export type EventFill = {
  id: string
  title: string
  status: string
  location: string | null
  timezone: string
  startDate: Date
  endDate: Date
  /** Seats of all pools, null without a limit. */
  capacity: number | null
  /** Seats that confirmed people have, and those kept for people on their way. */
  taken: number
  held: number
  checkedIn: number
}

type Row = {
  id: string
  title: string
  status: string
  location: string | null
  timezone: string
  start_date: string
  end_date: string
  capacity: string | null
  taken: string
  held: string
  checked_in: string
}

const shown = 60

/**
 * Events that take place now or next, soonest first, with their seats; at most 60. Those that ended up to
 * a day ago are part of it, since "today" depends on the zone. Needs a caller who may see all events.
 */
export async function readEventFill(req: PayloadRequest, now: Date): Promise<EventFill[]> {
  const rows = await queryRows<Row>(
    req,
    sql`
    WITH near AS (
      SELECT id, title, status, location, timezone, start_date, end_date, capacity FROM events
      WHERE deleted_at IS NULL AND status IN ('published', 'postponed', 'completed')
        AND end_date > ${now.toISOString()}::timestamptz - interval '1 day'
      ORDER BY start_date LIMIT ${shown}
    )
    SELECT near.id, near.title, near.status, near.location, near.timezone, near.start_date,
      near.end_date,
      CASE WHEN count(pool.id) = 0 THEN near.capacity
           WHEN bool_or(pool.capacity IS NULL) THEN NULL ELSE sum(pool.capacity) END AS capacity,
      coalesce(sum(pool.taken), 0) AS taken, coalesce(sum(pool.held), 0) AS held,
      (SELECT count(*) FROM registrations r
       WHERE r.event_id = near.id AND r.checked_in_at IS NOT NULL) AS checked_in
    FROM near LEFT JOIN capacity_pools pool ON pool.event_id = near.id
    GROUP BY near.id, near.title, near.status, near.location, near.timezone, near.start_date,
      near.end_date, near.capacity
    ORDER BY near.start_date`,
  )
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    status: row.status,
    location: row.location,
    timezone: row.timezone,
    startDate: new Date(row.start_date),
    endDate: new Date(row.end_date),
    capacity: row.capacity === null ? null : Number(row.capacity),
    taken: Number(row.taken),
    held: Number(row.held),
    checkedIn: Number(row.checked_in),
  }))
}
