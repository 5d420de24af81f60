import type { PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { registrationStates, type RegistrationStatus } from '@/lib/registrationStates'
import { requireStaffEvent, type StaffEvent } from '@/operations/events/requireStaffEvent'

export type Revenue = {
  currency: string
  grossMinor: number
  refundedMinor: number
  netMinor: number
}

/** The figures of one event, in the shape of the contract. */
export type Analytics = {
  byStatus: Record<RegistrationStatus, number>
  /** Seats of all pools; null without a limit. */
  capacity: number | null
  /** Confirmed seats of all seats, 0 to 1; null without a limit. */
  fillRate: number | null
  revenue: Revenue
  /** Money in other currencies, if the event changed its own. */
  otherRevenue?: Revenue[]
  /** People let in at least once; undone entries do not count. */
  checkIns: number
  /** Confirmed people who never came in; 0 until the event is over. */
  noShows: number
  /** Days of the event's zone on which something happened, oldest first. */
  perDay: { day: string; registrations: number; grossMinor: number }[]
  sources: Record<string, number>
}

type Counts = {
  by_status: Record<string, number>
  by_source: Record<string, number>
  by_day: Record<string, number>
  capacity: number | null
  taken: number
  arrived: number
  confirmed_absent: number
  money: { currency: string; gross: number; refunded: number }[]
  paid_by_day: Record<string, number>
}

/**
 * Counts an event anew, in one statement. Every registration row counts on the day it was made, whatever
 * became of it; money counts on the day it came in. Access is the caller's to check.
 * @throws AppError NOT_FOUND
 */
export async function readAnalytics(req: PayloadRequest, key: string): Promise<Analytics> {
  const event = await requireStaffEvent(req, key)
  const [counts] = await queryRows<Counts>(req, countEverything(event))
  return present(event, counts as Counts)
}

function countEverything({ id, timezone, currency }: StaffEvent) {
  const refund = sql`(kind = 'refund' OR amount_minor < 0)`
  const day = sql`to_char(created_at AT TIME ZONE ${timezone}, 'YYYY-MM-DD')`
  return sql`
    WITH mine AS MATERIALIZED (
      SELECT id, status::text AS status, coalesce(source::text, 'api') AS source, ${day} AS day
      FROM registrations WHERE event_id = ${id}),
    inside AS MATERIALIZED (
      SELECT DISTINCT registration_id AS id FROM check_ins
      WHERE event_id = ${id} AND result = 'accepted' AND direction = 'in' AND voided_at IS NULL),
    paid AS MATERIALIZED (
      SELECT currency, ${day} AS day, ${refund} AS back, abs(amount_minor) AS amount
      FROM payments WHERE event_id = ${id} AND status = 'succeeded'),
    seats AS (SELECT count(*) AS pools, bool_or(capacity IS NULL) AS endless, sum(capacity) AS capacity,
                     coalesce(sum(taken), 0)::int AS taken
              FROM capacity_pools WHERE event_id = ${id})
    SELECT
      (SELECT coalesce(json_object_agg(status, n), '{}')
       FROM (SELECT status, count(*)::int AS n FROM mine GROUP BY 1) s) AS by_status,
      (SELECT coalesce(json_object_agg(source, n), '{}')
       FROM (SELECT source, count(*)::int AS n FROM mine GROUP BY 1) s) AS by_source,
      (SELECT coalesce(json_object_agg(day, n), '{}')
       FROM (SELECT day, count(*)::int AS n FROM mine GROUP BY 1) s) AS by_day,
      (SELECT CASE WHEN pools = 0 THEN (SELECT capacity FROM events WHERE id = ${id})
                   WHEN endless THEN NULL ELSE capacity END::int FROM seats) AS capacity,
      (SELECT taken FROM seats) AS taken,
      (SELECT count(*)::int FROM inside) AS arrived,
      (SELECT count(*)::int FROM mine WHERE status = 'confirmed'
         AND id NOT IN (SELECT id FROM inside)) AS confirmed_absent,
      (SELECT coalesce(json_agg(m), '[]') FROM (
         SELECT currency, coalesce(sum(amount) FILTER (WHERE NOT back), 0) AS gross,
                coalesce(sum(amount) FILTER (WHERE back), 0) AS refunded
         FROM paid GROUP BY currency ORDER BY currency) m) AS money,
      (SELECT coalesce(json_object_agg(day, n), '{}')
       FROM (SELECT day, sum(amount) AS n FROM paid
             WHERE NOT back AND currency = ${currency} GROUP BY 1) s) AS paid_by_day`
}

function present({ currency, ended }: StaffEvent, counts: Counts): Analytics {
  const { by_status: byStatus, by_day: byDay, paid_by_day: paidByDay, capacity } = counts
  const zeros = Object.keys(registrationStates.transitions).map((status) => [status, 0])
  const days = [...new Set([...Object.keys(byDay), ...Object.keys(paidByDay)])].sort()
  const revenues = counts.money.map(({ gross, refunded, ...money }) => ({
    currency: money.currency,
    grossMinor: gross,
    refundedMinor: refunded,
    netMinor: gross - refunded,
  }))
  const other = revenues.filter((revenue) => revenue.currency !== currency)
  const none = { currency, grossMinor: 0, refundedMinor: 0, netMinor: 0 }
  return {
    byStatus: { ...Object.fromEntries(zeros), ...byStatus } as Analytics['byStatus'],
    capacity,
    fillRate: capacity === null ? null : fillOf(byStatus.confirmed ?? 0, capacity),
    revenue: revenues.find((revenue) => revenue.currency === currency) ?? none,
    ...(other.length > 0 ? { otherRevenue: other } : {}),
    checkIns: counts.arrived,
    noShows: ended ? counts.confirmed_absent : 0,
    perDay: days.map((day) => ({
      day,
      registrations: byDay[day] ?? 0,
      grossMinor: paidByDay[day] ?? 0,
    })),
    sources: { web: 0, staff: 0, import: 0, api: 0, ...counts.by_source },
  }
}

function fillOf(confirmed: number, capacity: number): number {
  if (capacity === 0) return confirmed > 0 ? 1 : 0
  return Math.min(1, Math.round((confirmed / capacity) * 10_000) / 10_000)
}
