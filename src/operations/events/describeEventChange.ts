import type { EventStatus } from '@/lib/eventStates'

/** What registrants must hear about. */
export type AnnouncedChange = 'cancelled' | 'changed' | 'postponed'

export type Occasion = {
  status: EventStatus
  startDate: string
  endDate: string
  timezone: string
  attendanceMode: string
  location?: string | null
  virtualUrl?: string | null
}

/**
 * What a change of an event means to those who registered: its date or place changed while it was on, it
 * came back after being postponed, it was postponed or cancelled; null when nothing concerns them. Pure.
 */
export function describeEventChange(before: Occasion, after: Occasion): AnnouncedChange | null {
  const wasOn = before.status === 'published' || before.status === 'postponed'
  if (!wasOn) return null
  if (after.status !== before.status) {
    if (after.status === 'cancelled') return 'cancelled'
    if (after.status === 'postponed') return 'postponed'
    return after.status === 'published' ? 'changed' : null
  }
  return after.status === 'published' && moved(before, after) ? 'changed' : null
}

function moved(before: Occasion, after: Occasion): boolean {
  const instants = ['startDate', 'endDate'] as const
  const places = ['timezone', 'attendanceMode', 'location', 'virtualUrl'] as const
  return (
    instants.some((field) => Date.parse(before[field]) !== Date.parse(after[field])) ||
    places.some((field) => (before[field] || null) !== (after[field] || null))
  )
}
