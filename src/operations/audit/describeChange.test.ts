import { expect, test } from '@jest/globals'
import { describeChange } from '@/operations/audit/describeChange'

test('names what changed, and only that', () => {
  expect(
    describeChange({
      before: { status: 'draft', capacity: 10, title: 'A' },
      after: { status: 'published', capacity: 10, title: 'B' },
      fields: ['status', 'capacity'],
    }),
  ).toEqual({ status: { from: 'draft', to: 'published' } })
})

test('takes one instant in two spellings, and nothing in two spellings, as equal', () => {
  expect(
    describeChange({
      before: { startDate: '2026-05-01T07:00:00.000Z', location: null },
      after: { startDate: '2026-05-01T10:00:00+03:00', location: undefined },
      fields: ['startDate', 'location'],
    }),
  ).toEqual({})
})

test('says that a sensitive value changed, never what it is', () => {
  const diff = describeChange({
    before: { email: 'ayse@example.org', password: 'old-secret', virtualUrl: 'https://a.example' },
    after: { email: 'x@example.org', password: 'new-secret', virtualUrl: 'https://b.example' },
    fields: ['email', 'password', 'virtualUrl'],
  })
  expect(Object.keys(diff)).toEqual(['email', 'password', 'virtualUrl'])
  expect(JSON.stringify(diff)).not.toMatch(/example|secret/)
  expect(
    describeChange({
      before: { onePerEmail: true },
      after: { onePerEmail: false },
      fields: ['onePerEmail'],
    }),
  ).toEqual({ onePerEmail: { from: true, to: false } })
})
