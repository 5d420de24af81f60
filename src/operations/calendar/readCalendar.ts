import type { PayloadRequest } from 'payload'
import { holds } from '@/access/can'
import { queryRows, sql } from '@/db/sql'

export type CalendarEntry = {
  kind: 'campaign' | 'event' | 'post'
  id: string
  title: string
  status: string
  at: Date
  until: Date | null
}

type Row = Omit<CalendarEntry, 'at' | 'kind' | 'until'> & { at: string; until: string | null }

type Span = { req: PayloadRequest; from: Date; to: Date }

const most = 500

/**
 * Events, campaigns and social posts of a span of time, as far as the person may see them, by time. A post
 * stands where it was posted, else where it is scheduled or planned.
 */
export async function readCalendar({ req, from, to }: Span): Promise<CalendarEntry[]> {
  const [start, end] = [from.toISOString(), to.toISOString()]
  const sources = [
    {
      kind: 'event' as const,
      may: holds(req, 'events.read'),
      rows: sql`SELECT id, title, status, start_date AS at, end_date AS until FROM events
        WHERE deleted_at IS NULL AND status <> 'archived'
          AND start_date < ${end}::timestamptz AND end_date >= ${start}::timestamptz
        ORDER BY start_date, id LIMIT ${most}`,
    },
    {
      kind: 'campaign' as const,
      may: holds(req, 'campaigns.read'),
      rows: sql`SELECT id, name AS title, status, coalesce(started_at, scheduled_at) AS at,
          NULL::timestamptz AS until FROM campaigns
        WHERE deleted_at IS NULL AND coalesce(started_at, scheduled_at) >= ${start}::timestamptz
          AND coalesce(started_at, scheduled_at) < ${end}::timestamptz
        ORDER BY at, id LIMIT ${most}`,
    },
    {
      kind: 'post' as const,
      may: holds(req, 'social.read'),
      rows: sql`SELECT id, left(content, 120) AS title, status,
          coalesce(posted_at, scheduled_at) AS at, NULL::timestamptz AS until FROM social_posts
        WHERE deleted_at IS NULL AND coalesce(posted_at, scheduled_at) >= ${start}::timestamptz
          AND coalesce(posted_at, scheduled_at) < ${end}::timestamptz
        ORDER BY at, id LIMIT ${most}`,
    },
  ]
  const entries: CalendarEntry[] = []
  for (const { kind, may, rows } of sources) {
    if (!may) continue
    for (const row of await queryRows<Row>(req, rows)) {
      const until = row.until ? new Date(row.until) : null
      entries.push({ ...row, kind, at: new Date(row.at), until })
    }
  }
  return entries.sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** The zone most of the organiser's events take place in: what its staff mean by a day. UTC without events. */
export async function findCalendarZone(req: PayloadRequest): Promise<string> {
  const [row] = await queryRows<{ timezone: string }>(
    req,
    sql`SELECT timezone FROM (SELECT timezone FROM events WHERE deleted_at IS NULL
          ORDER BY start_date DESC LIMIT 500) AS recent
        WHERE timezone IS NOT NULL GROUP BY timezone ORDER BY count(*) DESC, timezone LIMIT 1`,
  )
  return row?.timezone ?? 'UTC'
}
