import { DateTime, IANAZone } from 'luxon'

type Zoned = { timezone: string }

/** The zone in which most of the events take place: what the organiser means by "today". UTC without events. Pure. */
export function organiserZone(events: Zoned[]): string {
  const counts = new Map<string, number>()
  for (const { timezone } of events) {
    if (IANAZone.isValidZone(timezone)) counts.set(timezone, (counts.get(timezone) ?? 0) + 1)
  }
  const [first] = [...counts].sort(([, a], [, b]) => b - a)
  return first?.[0] ?? 'UTC'
}

type Days = { now: Date; timezone: string; count: number }

/** The first instants of the last `count` days up to today, oldest first. Pure. */
export function lastDays({ now, timezone, count }: Days): Date[] {
  const today = DateTime.fromJSDate(now, { zone: timezone }).startOf('day')
  return Array.from({ length: count }, (_, index) =>
    today.minus({ days: count - 1 - index }).toJSDate(),
  )
}

type Span = { startDate: Date; endDate: Date; timezone: string }

/** Whether the event takes place today, by the calendar of its own zone. Pure. */
export function isToday({ startDate, endDate, timezone }: Span, now: Date): boolean {
  const zone = IANAZone.isValidZone(timezone) ? timezone : 'UTC'
  const day = (date: Date) => DateTime.fromJSDate(date, { zone }).toISODate() ?? ''
  return day(startDate) <= day(now) && day(endDate) >= day(now)
}
