import { DateTime, IANAZone } from 'luxon'
import type { CalendarDay, ClockTime } from '@/lib/eventImport/readMoment'

export type LocalInstant = {
  epochMs: number
  /** The clocks skip this time (they go forward); the instant lies as much later. */
  isSkipped: boolean
  /** The clocks show this time twice (they go back); the instant is the first. */
  isRepeated: boolean
}

const dayMs = 86_400_000
const midnightTime: ClockTime = { hour: 0, minute: 0, second: 0 }
const maxSteadyDays = 20_000
const steadyDays = new Map<string, number | null>()

/** Milliseconds of a wall time as if it were UTC. */
function wallMs(day: CalendarDay, time: ClockTime): number {
  const date = new Date(Date.UTC(2000, 0, 1, time.hour, time.minute, time.second))
  return date.setUTCFullYear(day.year, day.month - 1, day.day)
}

/**
 * The zone's offset in minutes where it does not change within a day on either side, else null. Most
 * days are such days, and Intl is slow: this is what makes long files quick.
 */
function steadyOffset(wall: number, timezone: string): number | null {
  const dayNumber = Math.floor(wall / dayMs)
  const key = `${timezone} ${dayNumber}`
  const cached = steadyDays.get(key)
  if (cached !== undefined) return cached
  const zone = IANAZone.create(timezone)
  const before = zone.offset((dayNumber - 1) * dayMs)
  const after = zone.offset((dayNumber + 2) * dayMs)
  if (steadyDays.size >= maxSteadyDays) steadyDays.clear()
  steadyDays.set(key, before === after ? before : null)
  return before === after ? before : null
}

/** The instant at which clocks in a zone show a time, with what is special about it. Pure. */
export function toInstant(local: {
  day: CalendarDay
  time: ClockTime
  timezone: string
}): LocalInstant {
  const { day, time, timezone } = local
  const wall = wallMs(day, time)
  const offset = steadyOffset(wall, timezone)
  if (offset !== null) {
    return { epochMs: wall - offset * 60_000, isSkipped: false, isRepeated: false }
  }
  const found = DateTime.fromObject({ ...day, ...time }, { zone: timezone })
  const isSkipped = found.hour !== time.hour || found.minute !== time.minute
  const [first = found, second] = isSkipped ? [found] : found.getPossibleOffsets()
  return { epochMs: first.toMillis(), isSkipped, isRepeated: second !== undefined }
}

/** The first instant of a local day: where the clocks skip its midnight, when they go on. Pure. */
export function startOfLocalDay(day: CalendarDay, timezone: string): number {
  return toInstant({ day, time: midnightTime, timezone }).epochMs
}

/** 23:59:59 of a local day. Pure. */
export function endOfLocalDay(day: CalendarDay, timezone: string): number {
  return toInstant({ day, time: { hour: 23, minute: 59, second: 59 }, timezone }).epochMs
}

/** The local day an instant falls on. Pure. */
export function localDayOf(epochMs: number, timezone: string): CalendarDay {
  const { year, month, day } = DateTime.fromMillis(epochMs, { zone: timezone })
  return { year, month, day }
}

/** The day after. Pure. */
export function nextDay(day: CalendarDay): CalendarDay {
  const next = new Date(wallMs(day, midnightTime) + dayMs)
  return { year: next.getUTCFullYear(), month: next.getUTCMonth() + 1, day: next.getUTCDate() }
}

/** `2026-12-31 19:30` as clocks in the zone show it. */
export function showLocal(epochMs: number, timezone: string): string {
  return DateTime.fromMillis(epochMs, { zone: timezone }).toFormat('yyyy-LL-dd HH:mm')
}
