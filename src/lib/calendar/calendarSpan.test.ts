import { describe, expect, test } from '@jest/globals'
import { calendarSpan, daysOf } from '@/lib/calendar/calendarSpan'

const timezone = 'Europe/Istanbul'

describe('the days of a calendar', () => {
  test('a month shows whole weeks from Monday to Sunday', () => {
    const { days, from, to, previous, next } = calendarSpan({
      ...{ view: 'month', date: '2030-05-15', timezone },
    })
    expect([days[0], days.at(-1), days.length]).toEqual(['2030-04-29', '2030-06-02', 35])
    expect(from.toISOString()).toBe('2030-04-28T21:00:00.000Z')
    expect(to.toISOString()).toBe('2030-06-02T21:00:00.000Z')
    expect([previous, next]).toEqual(['2030-04-01', '2030-06-01'])
  })

  test('a week in which the clocks change has seven days', () => {
    const span = calendarSpan({ view: 'week', date: '2030-03-31', timezone: 'Europe/Berlin' })
    expect(span.days).toHaveLength(7)
    expect(span.to.getTime() - span.from.getTime()).toBe((7 * 24 - 1) * 3_600_000)
  })

  test('an entry stands on every day it lasts, in the zone, and not on the one it ends at midnight', () => {
    const span = calendarSpan({ view: 'week', date: '2030-05-15', timezone })
    const days = (at: string, until?: string) =>
      daysOf({ entry: { at: new Date(at), until: until ? new Date(until) : null }, span, timezone })
    expect(days('2030-05-14T22:30:00Z')).toEqual(['2030-05-15'])
    expect(days('2030-05-13T09:00:00Z', '2030-05-15T21:00:00Z')).toEqual([
      '2030-05-13',
      '2030-05-14',
      '2030-05-15',
    ])
    expect(days('2030-05-01T09:00:00Z', '2030-05-13T09:00:00Z')).toEqual(['2030-05-13'])
    expect(days('2030-06-01T09:00:00Z')).toEqual([])
  })
})
