import type { PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'

/** Registrations made on each of the days that begin at `days` (oldest first), today last; cancelled ones too. */
export async function readRegistrationsPerDay(
  req: PayloadRequest,
  days: Date[],
): Promise<number[]> {
  const starts = sql`${`{${days.map((day) => day.toISOString()).join(',')}}`}::timestamptz[]`
  const rows = await queryRows<{ day: number; registrations: string }>(
    req,
    sql`SELECT width_bucket(created_at, ${starts}) AS day, count(*) AS registrations
        FROM registrations WHERE created_at >= ${days[0]?.toISOString()}::timestamptz GROUP BY 1`,
  )
  const counts = days.map(() => 0)
  for (const { day, registrations } of rows) counts[day - 1] = Number(registrations)
  return counts
}

export type Revenue = { currency: string; todayMinor: number; weekMinor: number }

/** Money that came in less what went back, per currency, since the start of today and of the first day. */
export async function readRevenue(req: PayloadRequest, days: Date[]): Promise<Revenue[]> {
  const rows = await queryRows<{ currency: string; today: string; week: string }>(
    req,
    sql`SELECT currency, sum(amount_minor) AS week, coalesce(sum(amount_minor)
          FILTER (WHERE created_at >= ${days.at(-1)?.toISOString()}::timestamptz), 0) AS today
        FROM payments
        WHERE status = 'succeeded' AND created_at >= ${days[0]?.toISOString()}::timestamptz
        GROUP BY currency ORDER BY 2 DESC`,
  )
  return rows.map(({ currency, today, week }) => ({
    currency,
    todayMinor: Number(today),
    weekMinor: Number(week),
  }))
}

/** People let in since the instant; scans that were refused or undone do not count. */
export async function countCheckIns(req: PayloadRequest, since: Date): Promise<number> {
  const [row] = await queryRows<{ total: string }>(
    req,
    sql`SELECT count(*) AS total FROM check_ins
        WHERE scanned_at >= ${since.toISOString()}::timestamptz
          AND created_at >= ${since.toISOString()}::timestamptz
          AND direction = 'in' AND result = 'accepted' AND voided_at IS NULL`,
  )
  return Number(row?.total ?? 0)
}

/** How many mails of the last 24 hours are in which state. */
export async function readMailStates(
  req: PayloadRequest,
  now: Date,
): Promise<{ state: string; mails: number }[]> {
  const rows = await queryRows<{ state: string; mails: string }>(
    req,
    sql`SELECT state, count(*) AS mails FROM deliveries
        WHERE created_at > ${now.toISOString()}::timestamptz - interval '24 hours'
        GROUP BY state ORDER BY 2 DESC`,
  )
  return rows.map(({ state, mails }) => ({ state, mails: Number(mails) }))
}
