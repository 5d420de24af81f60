import { expect, test } from '@jest/globals'
import { isToday, lastDays, organiserZone } from './organiserDays'

const at = (text: string) => new Date(text)

test('the organiser lives where most events take place; zones that do not exist do not count', () => {
  const events = [
    'Europe/Istanbul',
    'Mars/Base',
    'Mars/Base',
    'Mars/Base',
    'Europe/Istanbul',
    'UTC',
  ]
  expect(organiserZone(events.map((timezone) => ({ timezone })))).toBe('Europe/Istanbul')
  expect(organiserZone([])).toBe('UTC')
})

test('days begin at local midnight, also over a change of the clocks', () => {
  const days = lastDays({ now: at('2026-10-26T10:00:00Z'), timezone: 'Europe/Berlin', count: 3 })
  expect(days.map((day) => day.toISOString())).toEqual([
    '2026-10-23T22:00:00.000Z',
    '2026-10-24T22:00:00.000Z',
    '2026-10-25T23:00:00.000Z',
  ])
})

test('an event is today by its own calendar, from its first to its last day', () => {
  const event = {
    startDate: at('2026-11-22T22:30:00Z'),
    endDate: at('2026-11-25T15:00:00Z'),
    timezone: 'Europe/Istanbul',
  }
  // 01:30 on the 23rd in Istanbul.
  expect(isToday(event, at('2026-11-22T20:59:00Z'))).toBe(false)
  expect(isToday(event, at('2026-11-22T21:01:00Z'))).toBe(true)
  expect(isToday(event, at('2026-11-24T12:00:00Z'))).toBe(true)
  expect(isToday(event, at('2026-11-25T21:01:00Z'))).toBe(false)
})
