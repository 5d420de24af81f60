import { describe, expect, test } from '@jest/globals'
import { formatDay, formatEventTime, formatMoment } from './formatDate'
import { formatDuration } from './formatDuration'

const istanbul = {
  startDate: '2026-11-14T06:00:00Z',
  endDate: '2026-11-14T15:30:00Z',
  timezone: 'Europe/Istanbul',
}

describe('the time of an event', () => {
  test('within a day: the day, the hours and the zone, in both languages', () => {
    expect(formatEventTime({ ...istanbul, locale: 'tr' })).toMatchObject({
      first: '14 Kasım 2026 Cumartesi',
      second: '09:00 – 18:30',
      span: '14 Kasım 2026 Cumartesi, 09:00 – 18:30',
    })
    expect(formatEventTime({ ...istanbul, locale: 'en' }).first).toBe('Saturday, 14 November 2026')
    expect(formatEventTime({ ...istanbul, locale: 'tr' }).zone).toMatch(
      /^Türkiye .*Saati \(GMT\+3\)$/,
    )
  })

  test('over midnight: both ends with their days', () => {
    const endDate = '2026-11-14T23:00:00Z'
    expect(formatEventTime({ ...istanbul, endDate, locale: 'en' })).toMatchObject({
      first: 'Sat, 14 Nov 2026, 09:00 –',
      second: 'Sun, 15 Nov 2026, 02:00',
    })
  })

  test('midnight is 00:00, not 24:00', () => {
    const startDate = '2026-11-13T21:00:00Z'
    expect(formatEventTime({ ...istanbul, startDate, locale: 'tr' }).second).toBe('00:00 – 18:30')
  })

  test('the day is that of the event’s zone, not of the server', () => {
    const night = { startDate: '2026-11-14T22:30:00Z', endDate: '2026-11-15T01:00:00Z' }
    expect(formatEventTime({ ...istanbul, ...night, locale: 'tr' }).first).toBe(
      '15 Kasım 2026 Pazar',
    )
  })

  test.each([
    ['summer time', '2026-07-01T12:00:00Z', '2026-07-01T14:00:00Z', 'Eastern Time (GMT-4)'],
    ['winter time', '2026-12-01T12:00:00Z', '2026-12-01T14:00:00Z', 'Eastern Time (GMT-5)'],
    ['the change', '2026-11-01T04:00:00Z', '2026-11-01T12:00:00Z', 'Eastern Time (GMT-4 → GMT-5)'],
  ])('names the offset in %s', (_when, startDate, endDate, zone) => {
    const time = { startDate, endDate, timezone: 'America/New_York', locale: 'en' } as const
    expect(formatEventTime(time).zone).toBe(zone)
  })

  test('UTC is called by its name', () => {
    const time = formatEventTime({ ...istanbul, timezone: 'UTC', locale: 'en' })
    expect(time.zone).toBe('Coordinated Universal Time (GMT+0)')
  })

  test('a date or a zone that does not exist is refused', () => {
    expect(() => formatEventTime({ ...istanbul, endDate: 'soon', locale: 'tr' })).toThrow(
      RangeError,
    )
    const timezone = 'Europe/Konstantinopel'
    expect(() => formatEventTime({ ...istanbul, timezone, locale: 'tr' })).toThrow(RangeError)
  })
})

test('a moment carries its offset, a day does not', () => {
  const moment = { at: '2026-11-01T20:59:00Z', timezone: 'Europe/Istanbul' }
  expect(formatMoment({ ...moment, locale: 'tr' })).toBe('1 Kasım 2026 Pazar 23:59 (GMT+3)')
  expect(formatMoment({ ...moment, locale: 'en' })).toContain('1 November 2026 at 23:59 (GMT+3)')
  expect(formatDay({ ...moment, locale: 'tr' })).toBe('1 Kasım 2026')
})

test.each([
  [45, '45 minutes', '45 dakika'],
  [60, '1 hour', '1 saat'],
  [90, '90 minutes', '90 dakika'],
  [1440, '1 day', '1 gün'],
  [2880, '2 days', '2 gün'],
])('%i minutes are said as %s', (minutes, en, tr) => {
  expect(formatDuration({ minutes, locale: 'en' })).toBe(en)
  expect(formatDuration({ minutes, locale: 'tr' })).toBe(tr)
})
