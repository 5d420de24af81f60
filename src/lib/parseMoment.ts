import { DateTime } from 'luxon'

type Input = {
  /** ISO 8601: with an offset it is a moment, without one the time on the clocks of `timezone`. */
  at: string
  /** IANA. */
  timezone: string
}

/**
 * The moment a person means, or null when there is none: not a date, or an hour that the clocks of that zone
 * skip. Pure.
 */
export function parseMoment({ at, timezone }: Input): Date | null {
  const parsed = DateTime.fromISO(at, { zone: timezone, setZone: false })
  if (!parsed.isValid) return null
  const hasOffset = /(z|[+-]\d{2}(:?\d{2})?)$/i.test(at) && at.includes('T')
  // A skipped hour is moved on by luxon: the clock then shows something else than what was asked for.
  if (!hasOffset && !shows(parsed, at)) return null
  return parsed.toJSDate()
}

function shows(parsed: DateTime, at: string): boolean {
  const asked = DateTime.fromISO(at, { zone: 'utc' })
  return parsed.hour === asked.hour && parsed.minute === asked.minute
}
