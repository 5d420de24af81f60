import { expect, test } from '@jest/globals'
import { makeLines } from '@/lib/makeLines'

/** Work that ends when told to. */
function controlled() {
  let finish: (value: string) => void = () => undefined
  let started = false
  const done = new Promise<string>((resolve) => (finish = resolve))
  const work = () => {
    started = true
    return done
  }
  return { work, finish: (value: string) => finish(value), hasStarted: () => started }
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

test('runs one key at most so many at once, the others in the order in which they came', async () => {
  const join = makeLines({ width: 2, longest: 10 })
  const jobs = [controlled(), controlled(), controlled(), controlled()]
  const results = jobs.map(({ work }) => join('a', work))
  const started = () => jobs.map(({ hasStarted }) => hasStarted())
  expect(started()).toEqual([true, true, false, false])
  jobs[1]?.finish('second')
  await settle()
  expect(started()).toEqual([true, true, true, false])
  jobs[0]?.finish('first')
  await settle()
  expect(started()).toEqual([true, true, true, true])
  jobs[3]?.finish('fourth')
  jobs[2]?.finish('third')
  expect(await Promise.all(results)).toEqual(['first', 'second', 'third', 'fourth'])
})

test('never lets one key wait for another', async () => {
  const join = makeLines({ width: 1, longest: 10 })
  const stuck = controlled()
  const waiting = join('a', stuck.work)
  expect(await join('b', () => Promise.resolve('b'))).toBe('b')
  stuck.finish('a')
  expect(await waiting).toBe('a')
})

test('turns away who comes to a line that is too long', async () => {
  const join = makeLines({ width: 1, longest: 1 })
  const stuck = controlled()
  const first = join('a', stuck.work)
  const second = join('a', () => Promise.resolve('second'))
  expect(await join('a', () => Promise.resolve('third'))).toBeNull()
  stuck.finish('first')
  expect(await Promise.all([first, second])).toEqual(['first', 'second'])
})

test('goes on after work that fails', async () => {
  const join = makeLines({ width: 1, longest: 10 })
  const failing = join('a', () => Promise.reject(new Error('no')))
  const next = join('a', () => Promise.resolve('next'))
  await expect(failing).rejects.toThrow('no')
  expect(await next).toBe('next')
})

test('tells all who wait of an error that would meet them too, and goes on afterwards', async () => {
  const meetsAll = (error: unknown) => (error as Error).message === 'away'
  const join = makeLines({ width: 1, longest: 10, meetsAll })
  const failing = join('a', () => Promise.reject(new Error('away')))
  const waiting = controlled()
  const refused = join('a', waiting.work)
  const other = join('b', () => Promise.resolve('b'))
  waiting.finish('was not told')
  await expect(failing).rejects.toThrow('away')
  await expect(refused).rejects.toThrow('away')
  expect(waiting.hasStarted()).toBe(false)
  expect(await other).toBe('b')
  expect(await join('a', () => Promise.resolve('next'))).toBe('next')
})
