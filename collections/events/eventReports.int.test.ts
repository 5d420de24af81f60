import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import ICAL from 'ical.js'
import { uuidv7 } from 'uuidv7'
import { seatRegistration } from '@/testing/factories/seatRegistration'
import { gateDesk } from '@/testing/gateDesk'
import { startTestPlatform, waitFor, type TestPlatform } from '@/testing/harness'

let platform: TestPlatform
let gate: ReturnType<typeof gateDesk>
let admin: { id: string; token: string }
let user: { id: string; token: string }

beforeAll(async () => {
  platform = await startTestPlatform()
  admin = await platform.makeUser('admin')
  user = await platform.makeUser('user')
  gate = gateDesk(platform, await platform.makeUser('door-staff'))
})
afterAll(() => platform.close())

const seat = (
  event: string,
  values: Omit<Parameters<typeof seatRegistration>[0], 'event' | 'payload'>,
) => seatRegistration({ payload: platform.payload, event, ...values })

describe('the figures of an event', () => {
  const figures = async (event: string, token = admin.token) => {
    const { status, json } = await gate.desk.send('GET', `/api/events/${event}/analytics`, {
      token,
    })
    return { status, body: json as Record<string, unknown> }
  }

  const pay = (event: string, registration: string, values: object) =>
    platform.payload.create({
      collection: 'payments',
      data: {
        event,
        registration,
        kind: 'payment',
        provider: 'offline',
        method: 'cash',
        amountMinor: 10_000,
        currency: 'TRY',
        status: 'succeeded',
        ...values,
      } as never,
    })

  test('are exact against the rows, by day in the zone of the event', async () => {
    const { event } = await gate.desk.openEvent({ capacity: 10, timezone: 'Europe/Istanbul' })
    const at = (createdAt: string) => ({ createdAt })
    const first = await seat(event.id, { status: 'confirmed', ...at('2026-05-01T20:59:00Z') })
    // 00:01 on the second in Istanbul.
    const second = await seat(event.id, { status: 'confirmed', ...at('2026-05-01T21:01:00Z') })
    await seat(event.id, { status: 'confirmed', source: 'staff', ...at('2026-05-02T08:00:00Z') })
    await seat(event.id, { status: 'cancelled', source: 'import', ...at('2026-05-02T08:00:00Z') })
    await seat(event.id, { status: 'waitlisted', source: 'api', ...at('2026-05-04T08:00:00Z') })
    await pay(event.id, first, { createdAt: '2026-05-01T21:30:00Z' })
    await pay(event.id, second, { amountMinor: 2_550, createdAt: '2026-05-06T08:00:00Z' })
    await pay(event.id, second, { kind: 'refund', amountMinor: -1_050 })
    await pay(event.id, second, { status: 'failed', amountMinor: 77 })
    await pay(event.id, second, { currency: 'EUR', amountMinor: 500 })
    await gate.scan(event.id, { registration: first })
    const { checkIn } = await gate.scan(event.id, { registration: second })
    await gate.undo(checkIn.id)
    expect((await figures(String(event.slug))).body).toEqual({
      byStatus: {
        ...{ held: 0, pending: 0, offered: 0, rejected: 0, expired: 0 },
        ...{ confirmed: 3, cancelled: 1, waitlisted: 1 },
      },
      capacity: 10,
      fillRate: 0.3,
      revenue: { currency: 'TRY', grossMinor: 12_550, refundedMinor: 1_050, netMinor: 11_500 },
      otherRevenue: [{ currency: 'EUR', grossMinor: 500, refundedMinor: 0, netMinor: 500 }],
      checkIns: 1,
      noShows: 0,
      perDay: [
        { day: '2026-05-01', registrations: 1, grossMinor: 0 },
        { day: '2026-05-02', registrations: 3, grossMinor: 10_000 },
        { day: '2026-05-04', registrations: 1, grossMinor: 0 },
        { day: '2026-05-06', registrations: 0, grossMinor: 2_550 },
      ],
      sources: { web: 2, staff: 1, import: 1, api: 1 },
    })
  })

  test('count who never came once the event is over, and know events without a limit', async () => {
    const { event } = await gate.desk.openEvent()
    const came = await seat(event.id, { status: 'confirmed' })
    await seat(event.id, { status: 'confirmed' })
    await seat(event.id, { status: 'cancelled' })
    await gate.scan(event.id, { registration: came })
    await gate.desk.setEvent(event.id, { endDate: '2026-01-01T00:00:00Z' })
    expect((await figures(event.id)).body).toMatchObject({
      capacity: null,
      fillRate: null,
      checkIns: 1,
      noShows: 1,
      revenue: { grossMinor: 0, refundedMinor: 0, netMinor: 0 },
    })
  })

  test('are zeros for an event nobody knows yet', async () => {
    const { event } = await gate.desk.openEvent({ capacity: 5 })
    const { body } = await figures(event.id)
    expect(body).toMatchObject({ capacity: 5, fillRate: 0, checkIns: 0, noShows: 0, perDay: [] })
  })

  test('follow what happens within five seconds', async () => {
    const { event } = await gate.desk.openEvent()
    expect((await figures(event.id)).body.byStatus).toMatchObject({ confirmed: 0 })
    await gate.enter(event.id)
    const startedAt = performance.now()
    await waitFor('the new registration in the figures', async () => {
      const { byStatus } = (await figures(event.id)).body as { byStatus: { confirmed: number } }
      return byStatus.confirmed === 1
    })
    expect(performance.now() - startedAt).toBeLessThan(5_000)
  })

  test('are for holders of the permission, of events that exist', async () => {
    const { event } = await gate.desk.openEvent()
    expect((await gate.desk.send('GET', `/api/events/${event.id}/analytics`)).status).toBe(401)
    expect((await figures(event.id, user.token)).status).toBe(403)
    const marketing = await platform.makeUser('marketing')
    expect((await figures(event.id, marketing.token)).status).toBe(200)
    expect((await figures(uuidv7())).status).toBe(404)
    expect((await figures('no-such-event')).status).toBe(404)
  })
})

describe('the calendar file', () => {
  const calendar = async (event: string, init: RequestInit = {}) => {
    const response = await platform.request(`/api/events/${event}/calendar.ics`, init as never)
    const text = await response.text()
    return { response, text, status: response.status }
  }

  test('tells anyone when and where, by id and slug, and never the link to join', async () => {
    const { event } = await gate.desk.openEvent({
      title: 'Çevrim içi Şenlik; özel, uzun',
      attendanceMode: 'mixed',
      virtualUrl: 'https://meet.example/secret-room',
    })
    await seat(event.id, { status: 'confirmed', user: user.id })
    for (const key of [event.id, String(event.slug)]) {
      const { response, text } = await calendar(key)
      expect(response.headers.get('content-type')).toMatch(/^text\/calendar; charset=utf-8/)
      const entry = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent')
      const found = new ICAL.Event(entry ?? undefined)
      expect(found.summary).toBe('Çevrim içi Şenlik; özel, uzun')
      expect(found.uid).toBe(event.icsUid)
      expect(found.startDate.toJSDate().toISOString().slice(0, 19)).toBe(
        event.startDate.slice(0, 19),
      )
      expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
    }
    for (const token of [undefined, user.token, admin.token]) {
      const { text } = await calendar(event.id, {
        headers: token ? { Authorization: `JWT ${token}` } : {},
      })
      expect(text).not.toContain('secret-room')
    }
  })

  test('is not there for events that outsiders cannot see', async () => {
    const { event: draft } = await gate.desk.openEvent({ status: 'draft' })
    const { event: hidden } = await gate.desk.openEvent({ visibility: 'private' })
    for (const key of [draft.id, hidden.id, uuidv7(), 'no-such-event']) {
      expect((await calendar(key)).status).toBe(404)
    }
  })

  test('says that an event was cancelled, and is not sent again unchanged', async () => {
    const { event } = await gate.desk.openEvent()
    const first = await calendar(event.id)
    const again = await calendar(event.id, {
      headers: { 'If-None-Match': String(first.response.headers.get('etag')) },
    })
    expect(again.status).toBe(304)
    await platform.payload.update({
      collection: 'events',
      id: event.id,
      data: { status: 'cancelled' },
    })
    expect((await calendar(event.id)).text).toContain('STATUS:CANCELLED')
  })
})
