import { expect, test } from '@jest/globals'
import { stepOfCode } from './oneTimeCode'

test('a code of the app is good for its half-minute and one on each side', () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  // RFC 6238, appendix B, cut to six digits.
  const at = (seconds: number, code = '287082') =>
    stepOfCode({ secret, code, nowMs: seconds * 1000 })
  expect([at(59), at(89), at(29)]).toEqual([1, 1, 1])
  expect([at(119), at(59, '287083'), at(59, ' 287082'), at(59, '')]).toEqual([
    ...[null, null, null, null],
  ])
})
