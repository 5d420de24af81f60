import { DateTime } from 'luxon'

export const calendarViews = ['month', 'week', 'agenda'] as const

export type CalendarView = (typeof calendarViews)[number]

export type CalendarSpan = {
  view: CalendarView
  /** Days shown, `2030-05-01`; weeks begin on Monday. */
  days: string[]
  /** The month in view, `2030-05`: other days of a month grid stand back. */
  month: string
  from: Date
  to: Date
  previous: string
  next: string
}

type Wanted = { view: CalendarView; date: string; timezone: string }

const agendaDays = 30

/** The days a view shows around a date, in a zone, and the dates to go on to. Pure. */
export function calendarSpan({ view, date, timezone }: Wanted): CalendarSpan {
  const day = DateTime.fromISO(date, { zone: timezone }).startOf('day')
  const first = {
    month: day.startOf('month').startOf('week'),
    week: day.startOf('week'),
    agenda: day,
  }[view]
  const end = {
    month: day.endOf('month').endOf('week').startOf('day').plus({ days: 1 }),
    week: first.plus({ days: 7 }),
    agenda: day.plus({ days: agendaDays }),
  }[view]
  const step = { month: { months: 1 }, week: { weeks: 1 }, agenda: { days: agendaDays } }[view]
  const days: string[] = []
  for (let each = first; each < end; each = each.plus({ days: 1 })) days.push(isoDay(each))
  const base = view === 'month' ? day.startOf('month') : first
  return {
    view,
    days,
    month: isoDay(day).slice(0, 7),
    from: first.toJSDate(),
    to: end.toJSDate(),
    previous: isoDay(base.minus(step)),
    next: isoDay(base.plus(step)),
  }
}

type Placing = {
  entry: { at: Date; until?: Date | null }
  span: Pick<CalendarSpan, 'days'>
  timezone: string
}

/** The days of a span on which an entry stands: all of those it lasts. Pure. */
export function daysOf({ entry: { at, until }, span: { days }, timezone }: Placing): string[] {
  const zoned = (moment: Date) => DateTime.fromJSDate(moment, { zone: timezone })
  const from = isoDay(zoned(at))
  // What ends at midnight does not stand on the day that begins then.
  const to = until && until > at ? isoDay(zoned(new Date(until.getTime() - 1))) : from
  return days.filter((day) => day >= from && day <= to)
}

const isoDay = (day: DateTime) => day.toISODate() ?? ''
