import { expect, test } from '@jest/globals'
import { readableLine } from './readableLine'

test('writes a log line as time, process, message and facts', () => {
  const text = JSON.stringify({
    level: 'info',
    time: '2026-11-22T17:21:50.743Z',
    pid: 1,
    port: 3000,
    queues: ['mail'],
    msg: 'ready',
  })
  expect(readableLine({ name: 'web', text })).toBe(
    '17:21:50 web    ready port=3000 queues=["mail"]',
  )
})

test('marks what is wrong and says why', () => {
  const text =
    '{"level":"error","time":"2026-11-22T17:21:50.743Z","err":{"message":"gone"},"msg":"failed"}'
  expect(readableLine({ name: 'worker', text })).toBe('17:21:50 worker ERROR failed (gone)')
})

test('passes any other line on behind the name of its process', () => {
  expect(readableLine({ name: 'web', text: '{ not json' })).toBe('web    { not json')
})
