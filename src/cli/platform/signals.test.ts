import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { listenForStop } from './signals'

const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

beforeEach(() => void jest.useFakeTimers())
afterEach(() => {
  jest.useRealTimers()
  for (const name of names) process.removeAllListeners(name)
})

test.each(names)('%s asks to stop', async (name) => {
  const stop = listenForStop()
  expect(stop.signal.aborted).toBe(false)
  process.emit(name)
  await stop.asked
  expect(stop.signal.aborted).toBe(true)
})

test('the echo of a Ctrl-C is not a second one, a later one is', () => {
  const hurry = jest.fn()
  listenForStop().onImpatience(hurry)
  process.emit('SIGINT')
  jest.advanceTimersByTime(300)
  process.emit('SIGINT')
  expect(hurry).not.toHaveBeenCalled()
  jest.advanceTimersByTime(300)
  process.emit('SIGINT')
  expect(hurry).toHaveBeenCalledTimes(1)
})
