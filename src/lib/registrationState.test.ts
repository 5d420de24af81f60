import { describe, expect, test } from '@jest/globals'
import { registrationState, seatsLeft, type SeatFigures } from '@/lib/registrationState'

const at = new Date('2026-06-01T12:00:00Z')
const event = {
  status: 'published' as const,
  endDate: '2026-07-01T12:00:00Z',
  waitlistEnabled: true,
}
const seats: SeatFigures = { capacity: 10, held: 1, taken: 2, overbook: 0, waiting: false }
const full = { ...seats, taken: 9 }

describe('registrationState', () => {
  test.each([
    ['open while seats are free', {}, {}, 'open'],
    ['open without a limit', {}, { capacity: null, taken: 9_999 }, 'open'],
    ['the waiting list when full', {}, full, 'waitlist_only'],
    [
      'the waiting list when a free seat belongs to a waiter',
      {},
      { waiting: true },
      'waitlist_only',
    ],
    ['sold out when full without a waiting list', { waitlistEnabled: false }, full, 'sold_out'],
    [
      'open to all when the waiting list was switched off',
      { waitlistEnabled: false },
      { waiting: true },
      'open',
    ],
    ['open when overbooking makes room', {}, { ...full, overbook: 1 }, 'open'],
    ['not open for a draft', { status: 'draft' }, {}, 'not_open'],
    [
      'not open before the opening',
      { registrationOpensAt: '2026-06-01T12:00:01Z' },
      {},
      'not_open',
    ],
    ['open from the very opening', { registrationOpensAt: '2026-06-01T12:00:00Z' }, {}, 'open'],
    [
      'closed from the very closing',
      { registrationClosesAt: '2026-06-01T12:00:00Z' },
      {},
      'closed',
    ],
    ['closed once the event is over', { endDate: '2026-06-01T12:00:00Z' }, {}, 'closed'],
    ['closed while no ticket is on sale', {}, { onSale: false }, 'closed'],
    ['closed while postponed', { status: 'postponed' }, {}, 'closed'],
    ['closed when cancelled', { status: 'cancelled' }, full, 'closed'],
    ['closed when completed', { status: 'completed' }, {}, 'closed'],
    ['closed when archived', { status: 'archived' }, {}, 'closed'],
  ] as const)('is %s', (_title, eventPatch, seatsPatch, state) => {
    expect(
      registrationState({
        event: { ...event, ...eventPatch },
        seats: { ...seats, ...seatsPatch },
        at,
      }),
    ).toBe(state)
  })

  test('counts the seats that are left, never below none', () => {
    expect(seatsLeft(seats)).toBe(7)
    expect(seatsLeft({ ...seats, capacity: null })).toBeNull()
    expect(seatsLeft({ ...seats, capacity: 2 })).toBe(0)
  })
})
