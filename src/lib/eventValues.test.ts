import { describe, expect, test } from '@jest/globals'
import { currencyDigits } from '@/lib/currencyDigits'
import { findTimezone } from '@/lib/findTimezone'
import { foldText } from '@/lib/foldText'
import { formatMoney } from '@/lib/formatMoney'
import { fromMinorUnits } from '@/lib/fromMinorUnits'
import { cutSlug, isUsableSlug, makeSlug } from '@/lib/makeSlug'
import { toMinorUnits } from '@/lib/toMinorUnits'

describe('slugs', () => {
  test.each([
    ['İstanbul Bilişim Zirvesi 2026', 'istanbul-bilisim-zirvesi-2026'],
    ['IĞDIR ÇAY ŞENLİĞİ', 'igdir-cay-senligi'],
    ['ışık, öğrenme ve Üzüm', 'isik-ogrenme-ve-uzum'],
    ['Türkiye’nin yazılımı', 'turkiye-nin-yazilimi'],
    ['JSConf: The Big Day!', 'jsconf-the-big-day'],
    ['C++ & Rust', 'c-and-rust'],
    ['snake_case_title', 'snake-case-title'],
    ['İzmir'.normalize('NFD'), 'izmir'],
    ['你好', 'event'],
    ['🎉', 'event'],
  ])('makes %p into %p', (title, slug) => {
    expect(makeSlug(title, 'event')).toBe(slug)
    expect(isUsableSlug(slug)).toBe(true)
  })

  test('cuts long titles between words, and words without a gap where it must', () => {
    const long = makeSlug('uzun başlık '.repeat(40), 'event')
    expect(long.length).toBeLessThanOrEqual(120)
    expect(long).toMatch(/^uzun-baslik(-uzun-baslik)*(-uzun)?$/)
    expect(cutSlug('a'.repeat(200), 120)).toBe('a'.repeat(120))
    expect(cutSlug('short-one', 120)).toBe('short-one')
  })

  test.each(['Upper', 'a--b', '-a', 'a-', 'ş', 'a b', '', 'count', 'versions', 'a'.repeat(121)])(
    'does not take %p as one',
    (slug) => expect(isUsableSlug(slug)).toBe(false),
  )

  test('does not take an id as one, so that a path names one document', () => {
    expect(isUsableSlug('0198c6a2-7d5e-7c3a-9b1f-0123456789ab')).toBe(false)
  })
})

describe('time zones', () => {
  test.each([
    ['Europe/Istanbul', 'Europe/Istanbul'],
    ['europe/istanbul', 'Europe/Istanbul'],
    [' UTC ', 'UTC'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['Mars/Base', null],
    ['+03:00', null],
    ['', null],
  ])('reads %p as %p', (name, zone) => expect(findTimezone(name)).toBe(zone))
})

describe('money', () => {
  test.each([
    [12.5, 'TRY', 1250],
    [0.29, 'EUR', 29],
    [19.99, 'USD', 1999],
    [1_250, 'JPY', 1_250],
    [1.234, 'KWD', 1_234],
    [1_000_000.01, 'TRY', 100_000_001],
  ])('%p %s is %p minor units, and back', (price, currency, amountMinor) => {
    expect(toMinorUnits({ price, currency })).toBe(amountMinor)
    expect(fromMinorUnits({ amountMinor, currency })).toBe(price)
  })

  test.each([
    [12.345, 'TRY'],
    [1.5, 'JPY'],
    [-1, 'TRY'],
    [Number.NaN, 'TRY'],
    [Number.POSITIVE_INFINITY, 'TRY'],
    [1e17, 'TRY'],
    [1, 'XYZ'],
    [1, 'try'],
  ])('does not take %p %s', (price, currency) => {
    expect(toMinorUnits({ price, currency })).toBeNull()
  })

  test('knows the digits of ISO 4217, also where cash has none', () => {
    expect(['TRY', 'JPY', 'KWD', 'IQD', 'HUF', 'CLF', 'ABC'].map(currencyDigits)).toEqual([
      2,
      0,
      3,
      3,
      2,
      4,
      null,
    ])
    expect(formatMoney({ amountMinor: 125_000, currency: 'IQD', locale: 'en' })).toContain(
      '125.000',
    )
  })
})

describe('folding', () => {
  test.each([
    ['İSTANBUL', 'istanbul'],
    ['ıssız IĞDIR', 'issiz igdir'],
    ['  Größe \n Ölçüm ', 'grosse olcum'],
    ['Ærø łódź', 'aero lodz'],
    ['東京', '東京'],
  ])('folds %p to %p', (text, folded) => expect(foldText(text)).toBe(folded))
})
