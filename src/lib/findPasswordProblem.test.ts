import { expect, test } from '@jest/globals'
import { findPasswordProblem } from './findPasswordProblem'

const known = ['ada.lovelace@example.org', 'Ada', 'Çağrı']

test.each(['ada.lovelace@example.org', 'AdaLovelace-1815', 'cagri.LOVELACE!!'])(
  '%s is hardly more than what others know',
  (password) => {
    expect(findPasswordProblem(password, known)?.en).toMatch(/name or your address/)
  },
)

test.each([
  'ada-likes-engines',
  'example-of-a-poem',
  '#!$%&/()=?*+~',
  'ada#!$%&/()=?',
  'x  q  z  k  v',
])('%s is more than that', (password) => {
  expect(findPasswordProblem(password, known)).toBeNull()
})

test('what is missing is no word', () => {
  expect(findPasswordProblem('granite-meadow-8', [undefined, null, '', 7])).toBeNull()
})
