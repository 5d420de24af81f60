import { expect, test } from '@jest/globals'
import { groupDays } from './groupDays'

const on = (day: string, registrations = 1) => ({ day, registrations, grossMinor: 100 })

test('shows quiet days too, and at least a week', () => {
  expect(groupDays([])).toEqual([])
  const week = groupDays([on('2026-02-27', 3), on('2026-03-02')])
  expect(week.map(({ day, registrations }) => [day, registrations])).toEqual([
    ['2026-02-24', 0],
    ['2026-02-25', 0],
    ['2026-02-26', 0],
    ['2026-02-27', 3],
    ['2026-02-28', 0],
    ['2026-03-01', 0],
    ['2026-03-02', 1],
  ])
  expect(week.every(({ days }) => days === 1)).toBe(true)
})

test('takes weeks together when there are many days, and loses nothing', () => {
  const figures = Array.from({ length: 400 }, (_, index) =>
    on(new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10)),
  )
  for (const length of [42, 43, 300, 400]) {
    const groups = groupDays(figures.slice(0, length))
    expect(groups.length).toBeLessThanOrEqual(42)
    expect(groups[0]?.days).toBe(length <= 42 ? 1 : length <= 294 ? 7 : 14)
    expect(groups.reduce((sum, { registrations }) => sum + registrations, 0)).toBe(length)
    expect(groups.reduce((sum, { grossMinor }) => sum + grossMinor, 0)).toBe(length * 100)
    const last = groups.at(-1)
    expect(last?.registrations).toBe(last?.days)
  }
})
