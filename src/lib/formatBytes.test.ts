import { expect, test } from '@jest/globals'
import { formatBytes } from './formatBytes'

test.each([
  [0, '0 bytes', '0 bayt'],
  [999, '999 bytes', '999 bayt'],
  [2_321, '2.3 kB', '2,3 kB'],
  [18_720_000, '18.7 MB', '18,7 MB'],
  [5_000_000_000_000, '5,000 GB', '5.000 GB'],
])('%p bytes are %p, in Turkish %p', (bytes, english, turkish) => {
  expect([formatBytes(bytes, 'en'), formatBytes(bytes, 'tr')]).toEqual([english, turkish])
})
