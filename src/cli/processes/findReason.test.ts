import { expect, test } from '@jest/globals'
import { findReason } from './findReason'

test('finds the message in a stack trace', () => {
  const lines = [
    'file:///app/dist/server.mjs:10',
    '    throw new Error("x")',
    'Error: listen EADDRINUSE: address already in use 0.0.0.0:3000',
    '    at Server.setupListenHandle (node:net:1908:16) {',
    "  code: 'EADDRINUSE'",
    '}',
    '',
    'Node.js v20.20.2',
  ]
  expect(findReason(lines)).toBe('listen EADDRINUSE: address already in use 0.0.0.0:3000')
})

test('finds the message of an error that was logged, and prefers the last', () => {
  const lines = [
    'TypeError: first',
    '{"level":"info","msg":"going on"}',
    '{"level":"error","err":{"message":"no such table"},"msg":"failed"}',
    '{"level":"info","msg":"closing"}',
  ]
  expect(findReason(lines)).toBe('no such table')
})

test('takes the last words where no error was named', () => {
  expect(findReason(['one', 'two', '', 'Node.js v20.20.2'])).toBe('two')
  expect(findReason([])).toBe('it said nothing')
})
