import { describe, expect, it } from '@jest/globals'
import { readClockTime, readMoment } from './readMoment'

const newYearsEve = { year: 2026, month: 12, day: 31 }

describe('readMoment', () => {
  it.each([
    '2026-12-31',
    '2026/12/31',
    '20261231',
    '31.12.2026',
    '31-12-2026',
    '31/12/2026',
    '12/31/2026',
    '31 Aralık 2026',
    '31 ARALIK 2026 Perşembe',
    'Perşembe, 31 Ara. 2026',
    'December 31, 2026',
    'Thu Dec 31st, 2026',
  ])('reads the day %j', (text) => {
    expect(readMoment(text)).toEqual({ kind: 'day', day: newYearsEve, isOrderGuessed: false })
  })

  it.each([
    '2026-12-31 19:30',
    '2026-12-31T19:30:00',
    '31.12.2026 19:30',
    '31.12.2026 19.30',
    '31 Aralık 2026, Perşembe, saat 19:30',
    '31 Aralık 2026 7:30 ös',
    'Dec 31, 2026 at 7:30 PM',
    '20261231T193000',
  ])('reads the local time %j', (text) => {
    const time = { hour: 19, minute: 30, second: 0 }
    expect(readMoment(text)).toEqual({
      kind: 'local',
      day: newYearsEve,
      time,
      isOrderGuessed: false,
    })
  })

  it.each([
    ['2026-12-31T19:30:00Z', '2026-12-31T19:30:00.000Z'],
    ['2026-12-31T19:30:00.250Z', '2026-12-31T19:30:00.000Z'],
    ['2026-12-31 19:30 GMT', '2026-12-31T19:30:00.000Z'],
    ['2026-12-31T19:30+03:00', '2026-12-31T16:30:00.000Z'],
    ['2026-12-31T19:30:00-0530', '2027-01-01T01:00:00.000Z'],
    ['2026-12-31T19:30+03', '2026-12-31T16:30:00.000Z'],
    ['20261231T193000Z', '2026-12-31T19:30:00.000Z'],
  ])('reads the instant %j as %s', (text, iso) => {
    expect(readMoment(text)).toEqual({ kind: 'instant', epochMs: Date.parse(iso) })
  })

  it('knows every month in both languages, in any case', () => {
    const turkish = 'Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık'
    const english =
      'January February March April May June July August September October November December'
    for (const names of [
      turkish,
      turkish.toLocaleUpperCase('tr'),
      english,
      english.toUpperCase(),
    ]) {
      const months = names.split(' ').map((name) => readMoment(`5 ${name} 2026`))
      const expected = names.split(' ').map((_, index) => ({
        kind: 'day',
        day: { year: 2026, month: index + 1, day: 5 },
        isOrderGuessed: false,
      }))
      expect(months).toEqual(expected)
    }
  })

  it('takes the day first where a slash leaves both readings, says so, and obeys an order', () => {
    const february = { kind: 'day', day: { year: 2026, month: 2, day: 1 } }
    const january = { kind: 'day', day: { year: 2026, month: 1, day: 2 }, isOrderGuessed: false }
    expect(readMoment('01/02/2026')).toEqual({ ...february, isOrderGuessed: true })
    expect(readMoment('01/02/2026', 'dmy')).toEqual({ ...february, isOrderGuessed: false })
    expect(readMoment('01/02/2026', 'mdy')).toEqual(january)
    expect(readMoment('01.02.2026')).toEqual({ ...february, isOrderGuessed: false })
    expect(readMoment('05/05/2026')).toMatchObject({ isOrderGuessed: false })
  })

  it.each(['31.02.2026', '2026-13-01', '29 Şubat 2027', '2026-00-10', '31/31/2026'])(
    'knows that %j is not in the calendar',
    (text) => expect(readMoment(text)).toBe('impossible'),
  )

  it('knows leap days', () => {
    expect(readMoment('29.02.2028')).toMatchObject({ day: { year: 2028, month: 2, day: 29 } })
  })

  it.each([
    '',
    ' ',
    'yakında',
    '31.12.26',
    '1767225600',
    '46387.8125',
    '12-14 Mayıs 2026',
    '31 Brumaire 2026',
    '2026-12-31 25:00',
    '2026-12-31 19:60',
    '2026-12-31T19:30+25:00',
    '2026-12-31 19:30 Europe/Istanbul',
    '2026-12-31; DROP TABLE events',
    '٢٠٢٦-١٢-٣١',
    `${'9'.repeat(5000)}-01-01`,
  ])('does not take %j for a date', (text) => {
    expect(readMoment(text)).toBe('unreadable')
  })

  it('comes to an end on texts made to be slow', () => {
    for (const text of [
      ' '.repeat(50_000),
      '1 '.repeat(20_000),
      'a'.repeat(50_000),
      '2026-1-1 '.repeat(9000),
    ]) {
      expect(readMoment(text)).toBe('unreadable')
    }
  })
})

describe('readClockTime', () => {
  it.each([
    ['09:05', { hour: 9, minute: 5, second: 0 }],
    ['9.05', { hour: 9, minute: 5, second: 0 }],
    ['12:00 am', { hour: 0, minute: 0, second: 0 }],
    ['12:00 PM', { hour: 12, minute: 0, second: 0 }],
    ['7:30 öö', { hour: 7, minute: 30, second: 0 }],
    ['23:59:58', { hour: 23, minute: 59, second: 58 }],
  ])('reads %j', (text, time) => expect(readClockTime(text)).toEqual(time))

  it.each(['24:00', '13:00 pm', '0:30 am', '12', '12:5', '', 'öğlen'])('refuses %j', (text) => {
    expect(readClockTime(text)).toBeNull()
  })
})
