import { describe, expect, it } from '@jest/globals'
import { type PeriodOptions, resolvePeriod } from './resolvePeriod'

type Texts = Partial<PeriodOptions['texts']> & { order?: PeriodOptions['order'] }

function resolve({ order, ...texts }: Texts, timezone = 'Europe/Istanbul') {
  const problems: string[] = []
  const facts: Record<string, unknown>[] = []
  const period = resolvePeriod({
    texts: { startDate: '', ...texts },
    timezone,
    order,
    report: (code, field, given = {}) => {
      problems.push(`${field} ${code}`)
      facts.push(given)
    },
  })
  const iso = (ms?: number) => (ms === undefined ? undefined : new Date(ms).toISOString())
  return { start: iso(period?.startMs), end: iso(period?.endMs), problems, facts, period }
}

describe('resolvePeriod', () => {
  it('makes days without a time whole days of the zone', () => {
    expect(resolve({ startDate: '2026-12-31', endDate: '02.01.2027' })).toMatchObject({
      start: '2026-12-30T21:00:00.000Z',
      end: '2027-01-02T20:59:59.000Z',
      problems: [],
    })
    expect(resolve({ startDate: '2026-07-01' }, 'America/Los_Angeles')).toMatchObject({
      start: '2026-07-01T07:00:00.000Z',
      end: '2026-07-02T06:59:59.000Z',
      problems: [],
    })
  })

  it('reads local times in the zone, summer and winter', () => {
    expect(
      resolve({ startDate: '31.03.2026 19:30', endDate: '2026-03-31T21:00' }, 'Europe/Berlin'),
    ).toMatchObject({ start: '2026-03-31T17:30:00.000Z', end: '2026-03-31T19:00:00.000Z' })
    expect(
      resolve({ startDate: '31.12.2026 19:30', endDate: '2026-12-31T21:00' }, 'Europe/Berlin'),
    ).toMatchObject({ start: '2026-12-31T18:30:00.000Z', end: '2026-12-31T20:00:00.000Z' })
  })

  it('keeps instants as they are, whatever the zone', () => {
    const texts = { startDate: '2026-12-31T19:30:00+03:00', endDate: '2026-12-31T22:00:00Z' }
    expect(resolve(texts, 'Asia/Tokyo')).toMatchObject({
      start: '2026-12-31T16:30:00.000Z',
      end: '2026-12-31T22:00:00.000Z',
    })
  })

  it('joins dates and times from separate columns', () => {
    const texts = {
      startDate: '31.12.2026',
      startTime: '19.30',
      endDate: '01.01.2027',
      endTime: '02:00',
    }
    expect(resolve(texts)).toMatchObject({
      start: '2026-12-31T16:30:00.000Z',
      end: '2026-12-31T23:00:00.000Z',
      problems: [],
    })
  })

  it('completes an end that is only a time, past midnight on the next day, and says so', () => {
    expect(resolve({ startDate: '31.12.2026 10:00', endTime: '12:00' })).toMatchObject({
      end: '2026-12-31T09:00:00.000Z',
      problems: [],
    })
    expect(resolve({ startDate: '31.12.2026 22:00', endDate: '02:00' })).toMatchObject({
      end: '2026-12-31T23:00:00.000Z',
      problems: ['endDate END_NEXT_DAY'],
    })
  })

  it('takes the end of the day where there is no end, and says so where there was a time', () => {
    expect(resolve({ startDate: '31.12.2026 22:00' })).toMatchObject({
      end: '2026-12-31T20:59:59.000Z',
      problems: ['endDate END_GUESSED'],
    })
  })

  it('moves a time that the clocks skip forward, and says so', () => {
    const spring = resolve(
      { startDate: '29.03.2026 02:30', endDate: '29.03.2026 05:00' },
      'Europe/Berlin',
    )
    expect(spring).toMatchObject({
      start: '2026-03-29T01:30:00.000Z',
      end: '2026-03-29T03:00:00.000Z',
      problems: ['startDate DST_GAP'],
    })
    expect(spring.facts[0]).toMatchObject({ value: '2026-03-29 02:30', read: '2026-03-29 03:30' })
  })

  it('takes the first of two times that the clocks show twice, and says so', () => {
    const autumn = resolve(
      { startDate: '25.10.2026 02:30', endDate: '25.10.2026 05:00' },
      'Europe/Berlin',
    )
    expect(autumn).toMatchObject({
      start: '2026-10-25T00:30:00.000Z',
      end: '2026-10-25T04:00:00.000Z',
      problems: ['startDate DST_OVERLAP'],
    })
  })

  it('starts a day whose midnight is skipped at its first moment', () => {
    // Cairo goes forward at 00:00 on 24 April 2026.
    expect(resolve({ startDate: '2026-04-24' }, 'Africa/Cairo')).toMatchObject({
      start: '2026-04-23T22:00:00.000Z',
      end: '2026-04-24T20:59:59.000Z',
      problems: [],
    })
  })

  it('refuses an end before the start', () => {
    const { period, problems, facts } = resolve({ startDate: '2026-12-31', endDate: '2026-12-30' })
    expect(period).toBeNull()
    expect(problems).toEqual(['endDate END_BEFORE_START'])
    expect(facts[0]).toEqual({ start: '2026-12-31 00:00', end: '2026-12-30 23:59' })
  })

  it('names everything that is wrong with both ends at once', () => {
    expect(resolve({ startDate: 'yarın', endDate: '31.02.2026' })).toMatchObject({
      period: null,
      problems: ['startDate DATE_UNREADABLE', 'endDate DATE_IMPOSSIBLE'],
    })
    expect(resolve({ startDate: '31.12.2026', startTime: 'akşam' }).problems).toEqual([
      'startTime TIME_UNREADABLE',
    ])
    expect(resolve({ startDate: '31.12.2026 10:00', endTime: 'akşam' }).problems).toEqual([
      'endTime TIME_UNREADABLE',
    ])
    expect(resolve({ startDate: '31.12.0026' }).problems).toEqual(['startDate DATE_OUT_OF_RANGE'])
    expect(resolve({ startDate: '31.12.9999' }).problems).toEqual(['startDate DATE_OUT_OF_RANGE'])
  })

  it('warns of guessed day and month, and of events that last more than a year', () => {
    expect(resolve({ startDate: '01/02/2026', endDate: '03/02/2027' }).problems).toEqual([
      'startDate DATE_ORDER_GUESSED',
      'endDate DATE_ORDER_GUESSED',
      'endDate VERY_LONG',
    ])
    expect(resolve({ startDate: '01/02/2026', order: 'mdy' })).toMatchObject({
      start: '2026-01-01T21:00:00.000Z',
      problems: [],
    })
  })

  it('gives the start as it was meant, not as the zone makes it', () => {
    const written = (startDate: string, zone: string) =>
      resolve({ startDate }, zone).period?.startAsWritten
    expect(written('31.12.2026', 'Asia/Tokyo')).toBe('2026-12-31')
    expect(written('31.12.2026', 'UTC')).toBe('2026-12-31')
    expect(written('2026-12-31 19:30', 'Asia/Tokyo')).toBe('2026-12-31T19:30')
    expect(written('2026-12-31T19:30+03:00', 'Asia/Tokyo')).toBe('2026-12-31T16:30:00.000Z')
    expect(written('2026-12-31T16:30Z', 'UTC')).toBe('2026-12-31T16:30:00.000Z')
  })

  it('agrees with Intl about local times in every zone, on days with and without a change', () => {
    const zones = [
      'Europe/Istanbul',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'Africa/Casablanca',
      'Pacific/Apia',
      'America/Santiago',
    ]
    for (const timeZone of zones) {
      const show = new Intl.DateTimeFormat('sv', {
        timeZone,
        dateStyle: 'short',
        timeStyle: 'medium',
      })
      for (let day = 0; day < 366; day += 1) {
        const date = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)
        const { period } = resolve({ startDate: `${date} 12:00`, endDate: date }, timeZone)
        expect(show.format(period?.startMs)).toBe(`${date} 12:00:00`)
        expect(show.format(period?.endMs)).toBe(`${date} 23:59:59`)
      }
    }
  })
})
