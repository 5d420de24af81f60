import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { makeProgress } from './progress'

beforeEach(() => void jest.useFakeTimers())
afterEach(() => void jest.useRealTimers())

const record = (isTTY: boolean) => {
  let written = ''
  const write = (text: string | Uint8Array) => {
    written += String(text)
    return true
  }
  return { output: { write, isTTY } as NodeJS.WriteStream, text: () => written }
}

test('without a terminal, a long step says that it is alive and how long it took', async () => {
  const { output, text } = record(false)
  let finish = () => undefined as void
  const step = makeProgress(output).step('Building', () => new Promise<void>((r) => (finish = r)))
  await jest.advanceTimersByTimeAsync(12_500)
  finish()
  await step
  expect(text()).toBe('- Building\n  Building: 2 s\n  Building: 10 s\n✓ Building (13 s)\n')
})

test('without a terminal, a short step is one line', async () => {
  const { output, text } = record(false)
  expect(await makeProgress(output).step('Looking', () => Promise.resolve(7))).toBe(7)
  expect(text()).toBe('- Looking\n')
})

test('in a terminal, a line written during a step does not break the moving one', async () => {
  const { output, text } = record(true)
  const progress = makeProgress(output)
  let finish = () => undefined as void
  const step = progress.step('Building', () => new Promise<void>((r) => (finish = r)))
  await jest.advanceTimersByTimeAsync(100)
  progress.line('a log line')
  expect(text()).toMatch(/\r\u001b\[2Ka log line\n.*Building 0 s$/s)
  finish()
  await step
  expect(text().split('\n').at(-2)).toMatch(/✓.* Building$/)
})

test('a step that fails is marked and its error goes on', async () => {
  const { output, text } = record(true)
  const fail = () => Promise.reject(new Error('no'))
  await expect(makeProgress(output).step('Trying', fail)).rejects.toThrow('no')
  expect(text()).toContain('✗')
})
