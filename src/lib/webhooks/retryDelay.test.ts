import { expect, test } from '@jest/globals'
import { retryDelayMs } from '@/lib/webhooks/retryDelay'

test('tries go on for three days, farther and farther apart, and then end', () => {
  const pauses: number[] = []
  for (let tries = 1; ; tries += 1) {
    const pause = retryDelayMs(tries, 0.5)
    if (pause === null) break
    pauses.push(pause)
  }
  const days = pauses.reduce((sum, pause) => sum + pause, 0) / 86_400_000
  expect(days).toBeGreaterThan(2.9)
  expect(days).toBeLessThan(3.3)
  expect([...pauses].sort((a, b) => a - b)).toEqual(pauses)
  expect(retryDelayMs(1, 0)).not.toBe(retryDelayMs(1, 1))
})
