import { expect, test } from '@jest/globals'
import { normaliseStatement } from '@/lib/normaliseStatement'

test('a statement loses its values and comments, and keeps names and places of parameters', () => {
  expect(
    normaliseStatement(
      `SELECT "x1", t2.a FROM t2 -- of ada@example.org
       WHERE mail = 'ada@example.org' AND note = 'it''s' AND n IN (1, 2, 3) AND id = $1 LIMIT 20`,
    ),
  ).toBe(
    'SELECT "x1", t2.a FROM t2 WHERE mail = ? AND note = ? AND n IN (?, …) AND id = $1 LIMIT ?',
  )
})

test('statements that differ only in how many values they have are one, and long ones are cut', () => {
  expect(normaliseStatement('a IN ($1, $2)')).toBe(normaliseStatement('a IN ($1, $2, $3)'))
  expect(normaliseStatement('DO $$ secret $$')).toBe('DO ?')
  expect(normaliseStatement('x'.repeat(9_000))).toHaveLength(2_000)
})
