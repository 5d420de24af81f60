import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { uuidv7 } from 'uuidv7'
import { queryRows, sql } from '@/db/sql'
import { gateDesk } from '@/testing/gateDesk'
import { ago, ahead } from '@/testing/registrationDesk'
import { startTestPlatform, type TestPlatform } from '@/testing/harness'

let platform: TestPlatform
let gate: ReturnType<typeof gateDesk>
beforeAll(async () => {
  platform = await startTestPlatform()
  gate = gateDesk(platform, await platform.makeUser('door-staff'))
})
afterAll(() => platform.close())

describe('who is not let in', () => {
  const refusedWith = async (event: string, body: object) => {
    const { status, error } = await gate.scan(event, body)
    expect([status, error?.code]).toEqual([409, 'NOT_ADMISSIBLE'])
    return error?.data?.reason
  }

  test('what nobody has, and what is no code of ours', async () => {
    const { event, qr } = await gate.admitted()
    for (const code of ['K7M-4QX-A2B', `${qr.slice(0, -2)}xx`, 'https://example.org', '<b>']) {
      expect((await gate.scan(event.id, { code })).status).toBe(404)
    }
    expect((await gate.scan(event.id, { registration: uuidv7() })).status).toBe(404)
    expect((await gate.scan(uuidv7(), { code: qr })).status).toBe(404)
  })

  test('a registration that is not confirmed, with its status', async () => {
    const { event, id, qr } = await gate.admitted()
    await gate.desk.update(id, { status: 'cancelled' })
    expect(await refusedWith(event.id, { code: qr })).toBe('cancelled')
    const priced = await gate.admitted({ priceMinor: 5_000 })
    expect(await refusedWith(priced.event.id, { code: priced.qr })).toBe('pending')
    expect((await gate.desk.read(priced.id)).checkedInAt).toBeFalsy()
  })

  test('the code of another event, and one that was replaced', async () => {
    const { id, qr, code } = await gate.admitted()
    const { event: other } = await gate.desk.openEvent()
    expect(await refusedWith(other.id, { code: qr })).toBe('wrong_event')
    expect((await gate.scan(other.id, { code })).status).toBe(404)
    const { event } = await gate.desk.openEvent()
    const person = await gate.enter(event.id)
    await queryRows(
      platform.payload,
      sql`UPDATE registrations SET secret = 'new' WHERE id = ${person.id}`,
    )
    expect(await refusedWith(event.id, { code: person.qr })).toBe('code_replaced')
    expect((await gate.rowsOf(id))[0]).toMatchObject({ result: 'rejected', reason: 'wrong_event' })
  })

  test('outside the dates of the gate, or with a ticket it does not admit', async () => {
    const { event, qr } = await gate.admitted()
    const early = await gate.makeList(event.id, { activeFrom: ahead(10) })
    const late = await gate.makeList(event.id, { activeUntil: ago(10) })
    const other = await platform.payload.create({
      collection: 'ticket-types',
      depth: 0,
      data: {
        event: event.id,
        name: 'VIP',
        kind: 'free',
        priceMinor: 0,
        currency: 'TRY',
        visibility: 'public',
        status: 'active',
      },
    })
    const vip = await gate.makeList(event.id, { ticketTypes: [other.id] })
    expect(await refusedWith(event.id, { code: qr, list: early.id })).toBe('gate_not_open')
    expect(await refusedWith(event.id, { code: qr, list: late.id })).toBe('gate_closed')
    expect(await refusedWith(event.id, { code: qr, list: vip.id })).toBe('wrong_ticket')
  })

  test('at an event that is cancelled', async () => {
    const { event, qr } = await gate.admitted()
    await gate.desk.setEvent(event.id, { status: 'cancelled' })
    expect(await refusedWith(event.id, { code: qr })).toBe('event_cancelled')
  })

  test('at a gate of another event, by naming the field', async () => {
    const { event, qr } = await gate.admitted()
    const { event: other } = await gate.desk.openEvent()
    const { id: list } = await gate.makeList(other.id, {})
    const { status, error } = await gate.scan(event.id, { code: qr, list })
    expect([status, error?.data?.fields]).toMatchObject([422, [{ path: 'list' }]])
  })

  test('by people who may not check in', async () => {
    const { event, qr } = await gate.admitted()
    const user = await platform.makeUser('user')
    const marketing = await platform.makeUser('marketing')
    expect((await gate.desk.send('POST', `/api/events/${event.id}/checkin`)).status).toBe(401)
    for (const { token } of [user, marketing]) {
      expect((await gate.scan(event.id, { code: qr }, token)).status).toBe(403)
    }
  })

  test.each([
    ['nothing', {}],
    ['both', { code: 'x', registration: uuidv7() }],
    ['an empty code', { code: ' ' }],
    ['a list that is no id', { code: 'x', list: 'gate' }],
    ['another direction', { code: 'x', direction: 'up' }],
  ])('with %s in the body: 422', async (_what, body) => {
    const { event } = await gate.desk.openEvent()
    expect((await gate.scan(event.id, body)).status).toBe(422)
  })
})

describe('how often', () => {
  test('once a day counts days in the zone of the event', async () => {
    const { event, qr } = await gate.admitted({ timezone: 'Pacific/Auckland' })
    const { id: list } = await gate.makeList(event.id, { policy: 'daily' })
    // 11:30 UTC is half past midnight in Auckland in summer time, half an hour before it is not.
    const at = (scannedAt: string) => gate.scan(event.id, { code: qr, list, scannedAt })
    expect((await at('2026-01-10T10:30:00Z')).status).toBe(200)
    expect((await at('2026-01-10T10:45:00Z')).error?.code).toBe('ALREADY_CHECKED_IN')
    expect((await at('2026-01-10T11:30:00Z')).status).toBe(200)
    expect((await gate.scan(event.id, { code: qr, list })).status).toBe(200)
  })

  test('any number of times, in and out; out only who is inside', async () => {
    const { event, id, qr } = await gate.admitted()
    const { id: list } = await gate.makeList(event.id, { policy: 'multiple' })
    const go = (direction: string) => gate.scan(event.id, { code: qr, list, direction })
    expect((await go('out')).error?.data?.reason).toBe('not_inside')
    const first = await go('in')
    for (const direction of ['out', 'in', 'in', 'out'])
      expect((await go(direction)).status).toBe(200)
    expect((await go('out')).error?.data?.reason).toBe('not_inside')
    expect((await gate.desk.read(id)).checkedInAt).toBe(first.checkIn.scannedAt)
  })

  test('one gate does not use up another', async () => {
    const { event, qr } = await gate.admitted()
    const { id: list } = await gate.makeList(event.id, {})
    expect((await gate.scan(event.id, { code: qr })).status).toBe(200)
    expect((await gate.scan(event.id, { code: qr, list })).status).toBe(200)
  })

  test('an event without its default list gets one', async () => {
    const { event, qr } = await gate.admitted()
    await queryRows(platform.payload, sql`DELETE FROM check_in_lists WHERE event_id = ${event.id}`)
    expect((await gate.scan(event.id, { code: qr })).status).toBe(200)
    expect((await gate.scan(event.id, { code: qr })).status).toBe(409)
  })
})
