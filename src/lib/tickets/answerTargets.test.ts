import { expect, test } from '@jest/globals'
import { answerTargets, readTarget } from './answerTargets'

const startedAt = '2026-11-22T12:00:00.000Z'
const at = (hours: number) => new Date(startedAt).getTime() + hours * 3_600_000

test.each([
  [1, null, 'due'],
  [7, null, 'soon'],
  [9, null, 'breached'],
  [100, 7, 'met'],
  [100, 9, 'missed'],
])('after %s h, met at %s h: %s', (now, met, state) => {
  const metAt = met === null ? null : new Date(at(met)).toISOString()
  const target = readTarget({
    startedAt,
    targetMs: answerTargets.high.firstResponseMs,
    metAt,
    now: at(now),
  })
  expect(target).toMatchObject({ state, dueAt: '2026-11-22T20:00:00.000Z' })
})

test('the more urgent, the sooner', () => {
  const { urgent, high, medium, low } = answerTargets
  const targets = [urgent, high, medium, low]
  for (const key of ['firstResponseMs', 'resolutionMs'] as const) {
    const times = targets.map((target) => target[key])
    expect(times).toEqual([...times].sort((a, b) => a - b))
  }
})
