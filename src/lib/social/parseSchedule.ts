import { DateTime } from 'luxon'
import { findTimezone } from '@/lib/findTimezone'

type Wanted = { scheduledAt: string; timezone?: string | null; now: Date }

type Parsed =
  | { at: Date; timezone: string }
  | { problem: { path: 'scheduledAt' | 'timezone'; message: { en: string; tr: string } } }

const lateMs = 5 * 60_000
const farYears = 5
const hasOffset = /(?:Z|[+-]\d\d:?\d\d)$/i

/**
 * The instant a post is scheduled for. `scheduledAt` is an ISO time: with an offset it is an instant, without one
 * it is the clock of `timezone`. A time the clocks skip, and one that is over, are refused; a few minutes ago
 * means now. Pure.
 */
export function parseSchedule({ scheduledAt, timezone, now }: Wanted): Parsed {
  const zone = timezone ? findTimezone(timezone) : hasOffset.test(scheduledAt) ? 'UTC' : null
  if (!zone) {
    return refused('timezone', {
      en: 'Give a time zone such as Europe/Istanbul.',
      tr: 'Europe/Istanbul gibi bir saat dilimi verin.',
    })
  }
  const local = DateTime.fromISO(scheduledAt, { zone, setZone: false })
  if (!local.isValid || !/T\d/.test(scheduledAt)) {
    return refused('scheduledAt', {
      en: 'Give date and time, such as 2030-05-01T09:00.',
      tr: '2030-05-01T09:00 gibi tarih ve saat verin.',
    })
  }
  const typedHour = Number(/T(\d\d)/.exec(scheduledAt)?.[1])
  if (!hasOffset.test(scheduledAt) && local.hour !== typedHour) {
    return refused('scheduledAt', {
      en: `The clocks of ${zone} skip this time.`,
      tr: `${zone} saatlerinde bu an atlanıyor.`,
    })
  }
  const at = local.toJSDate()
  if (at.getTime() < now.getTime() - lateMs) {
    return refused('scheduledAt', {
      en: 'This time is over. Choose a later one, or publish now.',
      tr: 'Bu zaman geçti. Daha ileri bir zaman seçin ya da şimdi yayımlayın.',
    })
  }
  if (local > DateTime.fromJSDate(now).plus({ years: farYears })) {
    return refused('scheduledAt', {
      en: `At most ${farYears} years ahead.`,
      tr: `En çok ${farYears} yıl sonrası.`,
    })
  }
  return { at, timezone: zone }
}

const refused = (path: 'scheduledAt' | 'timezone', message: { en: string; tr: string }) => ({
  problem: { path, message },
})
