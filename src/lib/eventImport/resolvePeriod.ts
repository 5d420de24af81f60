import {
  endOfLocalDay,
  localDayOf,
  nextDay,
  showLocal,
  startOfLocalDay,
  toInstant,
} from '@/lib/eventImport/localTime'
import type { ProblemCode } from '@/lib/eventImport/problems'
import {
  type CalendarDay,
  type ClockTime,
  type DateOrder,
  readClockTime,
  readMoment,
} from '@/lib/eventImport/readMoment'

type PeriodField = 'startDate' | 'endDate' | 'startTime' | 'endTime'
type Report = (
  code: ProblemCode,
  field: PeriodField,
  facts?: Record<string, string | number>,
) => void

export type Period = {
  startMs: number
  endMs: number
  /** The start as the file means it: a day, a local time, or an instant in UTC. For the identity. */
  startAsWritten: string
}

export type PeriodOptions = {
  texts: { startDate: string; startTime?: string; endDate?: string; endTime?: string }
  timezone: string
  order?: DateOrder
  report: Report
}

const firstYear = 1970
const lastYear = 2200
const longDays = 366
const dayMs = 86_400_000

const two = (number: number) => String(number).padStart(2, '0')
const showDay = ({ year, month, day }: CalendarDay) => `${year}-${two(month)}-${two(day)}`
const showTime = ({ hour, minute }: ClockTime) => `${two(hour)}:${two(minute)}`

type Read = { epochMs: number; day: CalendarDay; hasTime: boolean; asWritten: string }

/** A local time as an instant, saying so where the clocks skip or repeat it. */
function atLocal(
  options: PeriodOptions,
  local: { field: PeriodField; day: CalendarDay; time: ClockTime },
): number {
  const { timezone, report } = options
  const { field, day, time } = local
  const { epochMs, isSkipped, isRepeated } = toInstant({ day, time, timezone })
  const value = `${showDay(day)} ${showTime(time)}`
  if (isSkipped) report('DST_GAP', field, { value, read: showLocal(epochMs, timezone), timezone })
  if (isRepeated) report('DST_OVERLAP', field, { value, timezone })
  return epochMs
}

function readPart(options: PeriodOptions, part: 'start' | 'end'): Read | null {
  const { texts, timezone, order, report } = options
  const field = `${part}Date` as const
  const value = texts[field] ?? ''
  const timeText = texts[`${part}Time`]
  const moment = readMoment(value, order)
  if (moment === 'unreadable' || moment === 'impossible') {
    report(moment === 'unreadable' ? 'DATE_UNREADABLE' : 'DATE_IMPOSSIBLE', field, { value })
    return null
  }
  const day = moment.kind === 'instant' ? localDayOf(moment.epochMs, timezone) : moment.day
  if (day.year < firstYear || day.year > lastYear) {
    report('DATE_OUT_OF_RANGE', field, { value, min: firstYear, max: lastYear })
    return null
  }
  if (moment.kind === 'instant') {
    const { epochMs } = moment
    return { epochMs, day, hasTime: true, asWritten: new Date(epochMs).toISOString() }
  }
  const time =
    moment.kind === 'local' ? moment.time : timeText ? readClockTime(timeText) : undefined
  if (time === null) {
    report('TIME_UNREADABLE', `${part}Time`, { value: timeText ?? '' })
    return null
  }
  if (moment.isOrderGuessed) report('DATE_ORDER_GUESSED', field, { value, read: showDay(day) })
  if (time) {
    const epochMs = atLocal(options, { field, day, time })
    return { epochMs, day, hasTime: true, asWritten: `${showDay(day)}T${showTime(time)}` }
  }
  const epochMs = part === 'start' ? startOfLocalDay(day, timezone) : endOfLocalDay(day, timezone)
  return { epochMs, day, hasTime: false, asWritten: showDay(day) }
}

/** The end where it is missing, or only a time of the day. */
function completeEnd(options: PeriodOptions & { start: Read; timeText?: string }): number | null {
  const { texts, timezone, report, start, timeText } = options
  if (!timeText) {
    if (start.hasTime) report('END_GUESSED', 'endDate')
    return endOfLocalDay(start.day, timezone)
  }
  const field = texts.endDate ? 'endDate' : 'endTime'
  const time = readClockTime(timeText)
  if (!time) {
    report('TIME_UNREADABLE', field, { value: timeText })
    return null
  }
  const sameDay = toInstant({ day: start.day, time, timezone })
  if (sameDay.epochMs < start.epochMs) report('END_NEXT_DAY', field, { value: timeText })
  const day = sameDay.epochMs < start.epochMs ? nextDay(start.day) : start.day
  return atLocal(options, { field, day, time })
}

/**
 * The period of an event in its zone. Days without a time are whole: from 00:00 to 23:59:59 local
 * time. An end that is missing or is only a time is completed from the start. Pure; everything wrong
 * or guessed goes to `report`.
 * @returns the period, or null where an error was reported
 */
export function resolvePeriod(options: PeriodOptions): Period | null {
  const { texts, timezone, report } = options
  // A column of ends sometimes holds only the hour.
  const endIsTime = texts.endDate !== undefined && readClockTime(texts.endDate) !== null
  const hasEndDate = texts.endDate !== undefined && !endIsTime
  const start = readPart(options, 'start')
  const readEnd = hasEndDate ? readPart(options, 'end') : undefined
  if (!start || readEnd === null) return null
  const endMs =
    readEnd?.epochMs ??
    completeEnd({ ...options, start, timeText: endIsTime ? texts.endDate : texts.endTime })
  if (endMs === null) return null
  if (endMs < start.epochMs) {
    const facts = { start: showLocal(start.epochMs, timezone), end: showLocal(endMs, timezone) }
    report('END_BEFORE_START', 'endDate', facts)
    return null
  }
  const days = Math.ceil((endMs - start.epochMs) / dayMs)
  if (days > longDays) report('VERY_LONG', 'endDate', { days })
  return { startMs: start.epochMs, endMs, startAsWritten: start.asWritten }
}
