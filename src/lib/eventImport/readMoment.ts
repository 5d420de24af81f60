import { foldName } from '@/lib/eventImport/foldName'

export type CalendarDay = { year: number; month: number; day: number }
export type ClockTime = { hour: number; minute: number; second: number }

/** A date as a file writes it: a day, a local time in the event's zone, or an instant with its offset. */
export type Moment =
  | { kind: 'day'; day: CalendarDay; isOrderGuessed: boolean }
  | { kind: 'local'; day: CalendarDay; time: ClockTime; isOrderGuessed: boolean }
  | { kind: 'instant'; epochMs: number }

export type DateOrder = 'dmy' | 'mdy'

const monthNames: string[][] = [
  ['ocak', 'january', 'jan', 'oca'],
  ['subat', 'february', 'feb', 'sub'],
  ['mart', 'march', 'mar'],
  ['nisan', 'april', 'apr', 'nis'],
  ['mayis', 'may'],
  ['haziran', 'june', 'jun', 'haz'],
  ['temmuz', 'july', 'jul', 'tem'],
  ['agustos', 'august', 'aug', 'agu'],
  ['eylul', 'september', 'sep', 'sept', 'eyl'],
  ['ekim', 'october', 'oct', 'eki'],
  ['kasim', 'november', 'nov', 'kas'],
  ['aralik', 'december', 'dec', 'ara'],
]
const monthNumbers = new Map(
  monthNames.flatMap((names, i) => names.map((n) => [n, i + 1] as const)),
)

const weekdays = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun ' +
    'pazartesi sali carsamba persembe cuma cumartesi pazar pzt sal car per cum cmt paz'
  ).split(' '),
)

const timeText = String.raw`(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*(am|pm|a\.m\.|p\.m\.|öö|ös)?`
const patterns = {
  time: new RegExp(`^${timeText}$`, 'i'),
  yearFirst: /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T\s,]+(.+))?$/i,
  yearLast: /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:[T\s,]+(.+))?$/i,
  basic: /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?)?$/,
  dayMonthYear:
    /^(\d{1,2})(?:st|nd|rd|th)?\.?\s+(\p{L}+)\.?,?\s+(\d{4})(?:[\s,]+(?:saat\s+|at\s+)?(.+))?$/iu,
  monthDayYear: /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:[\s,]+(?:at\s+)?(.+))?$/iu,
  offset: /\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)$/i,
}

/** `19:30`, `19.30`, `7:30 pm`; null for anything that is not a time of the day. Pure. */
export function readClockTime(text: string): ClockTime | null {
  const match = patterns.time.exec(text.trim())
  if (!match) return null
  const half = match[4]?.toLowerCase().replaceAll('.', '')
  let hour = Number(match[1])
  if (half) {
    if (hour < 1 || hour > 12) return null
    const isAfternoon = half === 'pm' || half === 'ös'
    hour = (hour % 12) + (isAfternoon ? 12 : 0)
  }
  const minute = Number(match[2])
  const second = Number(match[3] ?? 0)
  return hour <= 23 && minute <= 59 && second <= 59 ? { hour, minute, second } : null
}

/** Does the calendar have this day? */
function exists({ year, month, day }: CalendarDay): boolean {
  const date = new Date(Date.UTC(2000, 0, 1))
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

function offsetMinutes(text: string): number | null {
  if (/^(z|utc|gmt)$/i.test(text)) return 0
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(text)
  if (!match) return null
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0)
  return minutes <= 14 * 60 ? (match[1] === '-' ? -minutes : minutes) : null
}

type Split = { day: CalendarDay; rest?: string; isOrderGuessed?: boolean }

function withTime({ day, rest, isOrderGuessed = false }: Split): Moment | 'unreadable' {
  if (!rest?.trim()) return { kind: 'day', day, isOrderGuessed }
  const zone = patterns.offset.exec(rest)
  const time = readClockTime(zone ? rest.slice(0, zone.index) : rest)
  if (!time) return 'unreadable'
  if (!zone) return { kind: 'local', day, time, isOrderGuessed }
  const offset = offsetMinutes(zone[1] as string)
  if (offset === null) return 'unreadable'
  const wall = new Date(Date.UTC(2000, 0, 1, time.hour, time.minute, time.second))
  wall.setUTCFullYear(day.year, day.month - 1, day.day)
  return { kind: 'instant', epochMs: wall.getTime() - offset * 60_000 }
}

function splitDay(text: string, order?: DateOrder): Split | null {
  const toDay = (year?: string, month?: string | number, day?: string) => ({
    year: Number(year),
    month: Number(month),
    day: Number(day),
  })
  const yearFirst = patterns.yearFirst.exec(text)
  if (yearFirst) return { day: toDay(yearFirst[1], yearFirst[2], yearFirst[3]), rest: yearFirst[4] }

  const yearLast = patterns.yearLast.exec(text)
  if (yearLast) {
    const [, first, mark, second, year, rest] = yearLast
    const dayFirst = toDay(year, second, first)
    const monthFirst = toDay(year, first, second)
    if (order === 'mdy') return { day: monthFirst, rest }
    // Only the slash is used both ways round the world, and only while both readings exist.
    if (order === 'dmy' || mark !== '/') return { day: dayFirst, rest }
    if (!exists(dayFirst)) return { day: exists(monthFirst) ? monthFirst : dayFirst, rest }
    return { day: dayFirst, rest, isOrderGuessed: exists(monthFirst) && first !== second }
  }
  const basic = patterns.basic.exec(text)
  if (basic) {
    const [, year, month, day, hour, minute, second, zone] = basic
    return {
      day: toDay(year, month, day),
      rest: hour && `${hour}:${minute}:${second}${zone ?? ''}`,
    }
  }
  const named = patterns.dayMonthYear.exec(text)
  const month = named && monthNumbers.get(foldName(named[2] as string))
  if (named && month) return { day: toDay(named[3], month, named[1]), rest: named[4] }
  const american = patterns.monthDayYear.exec(text)
  const americanMonth = american && monthNumbers.get(foldName(american[1] as string))
  if (american && americanMonth) {
    return { day: toDay(american[3], americanMonth, american[2]), rest: american[4] }
  }
  return null
}

/**
 * Reads a date with or without a time: ISO 8601, `31.12.2026 19:30`, `31/12/2026`, `31 Aralık 2026`,
 * `Dec 31, 2026 7:30 pm`. Numbers alone are never dates. With a slash the day comes first, unless
 * `order` says otherwise or only the other reading exists. Pure.
 * @returns the moment, or why there is none
 */
export function readMoment(value: string, order?: DateOrder): Moment | 'unreadable' | 'impossible' {
  const text = value
    .trim()
    .split(/(\p{L}+\.?,?)/u)
    .filter((word) => !weekdays.has(foldName(word)))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
  const split = splitDay(text, order)
  if (!split) return 'unreadable'
  if (!exists(split.day)) return 'impossible'
  return withTime(split)
}
