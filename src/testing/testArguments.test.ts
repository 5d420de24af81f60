import { expect, test } from '@jest/globals'
import { testArguments } from '@/testing/testArguments'

test('our own flags are taken out and the rest reaches Jest in order', () => {
  expect(testArguments(['--coverage', '-t', 'seat', '--', 'jobs/relay'])).toEqual({
    coverage: true,
    e2e: false,
    forJest: ['-t', 'seat', 'jobs/relay'],
  })
  expect(testArguments(['--e2e'])).toEqual({ coverage: false, e2e: true, forJest: [] })
})
