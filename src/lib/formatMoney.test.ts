import { describe, expect, test } from '@jest/globals'
import { formatMoney } from './formatMoney'

describe('an amount of money', () => {
  test.each([
    ['tr', 'TRY', 125050, '₺1.250,50'],
    ['en', 'TRY', 125050, '₺1,250.50'],
    ['en', 'EUR', 5, '€0.05'],
    ['en', 'JPY', 1250, '¥1,250'],
    ['en', 'KWD', 1250, 'KWD 1.250'],
    ['tr', 'EUR', -990, '-€9,90'],
    ['tr', 'TRY', 0, '₺0,00'],
  ] as const)('in %s: %s %i is written %s', (locale, currency, amountMinor, written) => {
    expect(formatMoney({ amountMinor, currency, locale }).replace(/\u00a0/g, ' ')).toBe(written)
  })

  test('is never a fraction of the minor unit, nor of an unknown currency', () => {
    expect(() => formatMoney({ amountMinor: 1.5, currency: 'TRY', locale: 'tr' })).toThrow(
      RangeError,
    )
    expect(() => formatMoney({ amountMinor: 1, currency: 'lira', locale: 'tr' })).toThrow(
      RangeError,
    )
  })
})
