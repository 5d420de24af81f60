import type { Event } from '@/payload-types'

type EventData = Pick<Event, 'endDate' | 'startDate' | 'title'> & Partial<Event>

const hour = 60 * 60 * 1_000

/** Data of an event that starts in `startsInHours` (a week) and takes two hours. */
export function makeEventData({
  startsInHours = 7 * 24,
  ...values
}: Partial<EventData> & { startsInHours?: number } = {}) {
  const startsAt = Math.ceil(Date.now() / hour) * hour + startsInHours * hour
  return {
    title: 'İstanbul Yazılım Günü',
    startDate: new Date(startsAt).toISOString(),
    endDate: new Date(startsAt + 2 * hour).toISOString(),
    timezone: 'Europe/Istanbul',
    currency: 'TRY',
    attendanceMode: 'offline' as const,
    visibility: 'public' as const,
    status: 'published' as const,
    location: 'İstanbul Kongre Merkezi',
    ...values,
  }
}
