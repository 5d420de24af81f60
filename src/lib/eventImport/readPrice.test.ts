import { describe, expect, it } from '@jest/globals'
import { readNumber } from './readNumber'
import { readPrice } from './readPrice'

function read(options: Partial<Parameters<typeof readPrice>[0]>) {
  const problems: string[] = []
  const report = (code: string, field: string) => void problems.push(`${field} ${code}`)
  return { ...readPrice({ defaultCurrency: 'TRY', report, ...options }), problems }
}

describe('readPrice', () => {
  it.each([
    ['1.250,50 TL', 125_050, 'TRY'],
    ['₺ 100', 10_000, 'TRY'],
    ['100₺', 10_000, 'TRY'],
    ['€25', 2500, 'EUR'],
    ['25 eur', 2500, 'EUR'],
    ['$1,250.50', 125_050, 'USD'],
    ['500 JPY', 500, 'JPY'],
    ['0.29 USD', 29, 'USD'],
    ['19,99 EUR', 1999, 'EUR'],
  ])('reads %j exactly', (price, priceMinor, currency) => {
    expect(read({ price })).toEqual({ priceMinor, currency, problems: [] })
  })

  it.each(['Ücretsiz', 'ÜCRETSİZ', 'free', 'Free of charge', '0', 0, '0,00 TL'])(
    'knows that %j costs nothing',
    (price) => {
      expect(read({ price })).toMatchObject({ priceMinor: 0, problems: [] })
    },
  )

  it('takes numbers of a program literally, and guesses only about text', () => {
    expect(read({ price: 12.5, currency: 'EUR' })).toMatchObject({ priceMinor: 1250, problems: [] })
    expect(read({ price: 1.1, currency: 'TRY' })).toMatchObject({ priceMinor: 110 })
    expect(read({ price: '1.250', currency: 'TRY' })).toMatchObject({
      priceMinor: 125_000,
      problems: ['price NUMBER_GUESSED'],
    })
  })

  it('takes an amount that is already in minor units', () => {
    expect(read({ priceMinor: '125050', currency: 'try' })).toEqual({
      priceMinor: 125_050,
      currency: 'TRY',
      problems: [],
    })
    expect(read({ priceMinor: '12.5' }).problems).toEqual(['priceMinor NOT_WHOLE'])
    expect(read({ priceMinor: 'x' }).problems).toEqual(['priceMinor NUMBER_UNREADABLE'])
  })

  it('lets the currency column win, and says where a currency was guessed', () => {
    expect(read({ price: '25 TL', currency: 'EUR' })).toMatchObject({
      currency: 'EUR',
      problems: [],
    })
    expect(read({ price: '25' })).toEqual({
      priceMinor: 2500,
      currency: 'TRY',
      problems: ['currency CURRENCY_GUESSED'],
    })
    expect(read({})).toEqual({ currency: undefined, problems: [] })
  })

  it.each([
    [{ price: 'on lira' }, 'price NUMBER_UNREADABLE'],
    [{ price: '10-20 TL' }, 'price NUMBER_UNREADABLE'],
    [{ price: '-5' }, 'price NUMBER_UNREADABLE'],
    [{ price: -5 }, 'price NUMBER_UNREADABLE'],
    [{ price: Infinity }, 'price NUMBER_UNREADABLE'],
    [{ price: true }, 'price NUMBER_UNREADABLE'],
    [{ price: '5 QQQ' }, 'price NUMBER_UNREADABLE'],
    [{ price: '5', currency: 'lira' }, 'currency CURRENCY_UNKNOWN'],
    [{ price: '1,5 JPY' }, 'price PRICE_TOO_FINE'],
    [{ price: 1.999, currency: 'EUR' }, 'price PRICE_TOO_FINE'],
  ])('refuses %j', (options, problem) => {
    expect(read(options).problems).toEqual([problem])
  })
})

describe('readNumber', () => {
  it.each([
    ['1250', '1250', false],
    ['007', '7', false],
    ['1.250,50', '1250.50', false],
    ['1,250.50', '1250.50', false],
    ['1 250', '1250', false],
    ['1\u00a0250', '1250', false],
    ["1'250.5", '1250.5', false],
    ['1.250.000', '1250000', false],
    ['12,5', '12.5', false],
    ['1.250', '1250', true],
    ['1,250', '1250', true],
  ])('reads %j as %s', (text, decimal, isGuessed) => {
    expect(readNumber(text)).toEqual({ decimal, isGuessed })
  })

  it.each([
    '',
    '-5',
    '1e5',
    '1.2.3',
    '1.250.50',
    '1,25,000',
    '5 TL',
    '٣',
    '0x10',
    `${'9'.repeat(40)}`,
  ])('refuses %j', (text) => expect(readNumber(text)).toBeNull())
})
