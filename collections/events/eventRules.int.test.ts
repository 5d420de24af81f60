import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Payload } from 'payload'
import { queryRows, sql } from '@/db/sql'
import type { Event } from '@/payload-types'
import { callApi, type ApiError } from '@/testing/callApi'
import { startTestPlatform, type TestPlatform } from '@/testing/harness'
import { makeEventData } from '@/testing/factories/makeEventData'
import { seatRegistration } from '@/testing/factories/seatRegistration'

let platform: TestPlatform
let payload: Payload
let admin: { id: string; token: string }

beforeAll(async () => {
  platform = await startTestPlatform()
  payload = platform.payload
  admin = await platform.makeUser('admin')
})
afterAll(() => platform.close())

const makeEvent = (values: Parameters<typeof makeEventData>[0] = {}): Promise<Event> =>
  payload.create({ collection: 'events', data: makeEventData(values) })

type Answer = { doc?: Event; errors?: ApiError[] }
type Problems = { fields: { path: string; message: string }[] }

const patch = (id: string, body: unknown, language?: string) =>
  callApi<Answer>(platform, {
    method: 'PATCH',
    path: `/api/events/${id}`,
    token: admin.token,
    body,
    language,
  })

const post = (body: unknown) =>
  callApi<Answer>(platform, { method: 'POST', path: '/api/events', token: admin.token, body })

const problemsOf = (body: Answer) => (body.errors?.[0]?.data as Problems | undefined)?.fields ?? []

type Ticket = { id: string; price_minor: string; kind: string; currency: string; name: string }
const defaultTicket = async (event: string) =>
  (
    await queryRows<Ticket>(
      payload,
      sql`SELECT id, price_minor, kind, currency, name FROM ticket_types
          WHERE event_id = ${event} AND is_default`,
    )
  )[0] as Ticket
const pool = async (event: string) =>
  (
    await queryRows<{ capacity: string | null; held: string; taken: string }>(
      payload,
      sql`SELECT capacity, held, taken FROM capacity_pools WHERE event_id = ${event}`,
    )
  )[0]

describe('slugs', () => {
  test('come from the title, with a number where it is taken, and stay when the title changes', async () => {
    const first = await makeEvent({ title: 'Ağaç Işığı Şenliği' })
    const second = await makeEvent({ title: 'Ağaç Işığı Şenliği' })
    expect([first.slug, second.slug]).toEqual(['agac-isigi-senligi', 'agac-isigi-senligi-2'])
    const renamed = await payload.update({
      collection: 'events',
      id: first.id,
      data: { title: 'Yeni Ad' },
    })
    expect(renamed.slug).toBe('agac-isigi-senligi')
  })

  test('are all different for events made at the same moment with the same title', async () => {
    const made = await Promise.all(Array.from({ length: 6 }, () => makeEvent({ title: 'Aynı An' })))
    expect(new Set(made.map(({ slug }) => slug)).size).toBe(6)
  })

  test('that are typed are taken as they are, refused when malformed or taken', async () => {
    const typed = await post({ ...makeEventData(), slug: 'my-own-slug' })
    expect(typed.body.doc?.slug).toBe('my-own-slug')
    const malformed = await post({ ...makeEventData(), slug: 'İyi Slug' })
    expect(malformed.status).toBe(422)
    expect(problemsOf(malformed.body)[0]).toMatchObject({ path: 'slug' })
    expect(problemsOf(malformed.body)[0]?.message).toContain('iyi-slug')
    const taken = await post({ ...makeEventData(), slug: 'my-own-slug' })
    expect(taken.status).toBe(409)
    expect(taken.body.errors?.[0]?.code).toBe('NOT_UNIQUE')
  })

  test('avoid words that paths use', async () => {
    expect((await makeEvent({ title: 'Count' })).slug).toBe('count-2')
  })
})

describe('fields', () => {
  test.each([
    ['timezone', { timezone: 'Mars/Base' }],
    ['endDate', { startDate: '2027-05-02T10:00:00Z', endDate: '2027-05-02T09:59:59Z' }],
    ['currency', { currency: 'XYZ' }],
    ['price', { price: 10.123 }],
    ['price', { price: -1 }],
    ['capacity', { capacity: 1.5 }],
    ['capacity', { capacity: -1 }],
    ['virtualUrl', { virtualUrl: 'javascript:alert(1)' }],
    [
      'registrationClosesAt',
      { registrationOpensAt: '2027-01-02T00:00:00Z', registrationClosesAt: '2027-01-01T00:00:00Z' },
    ],
  ])('refuses a wrong %s, naming the field', async (path, values) => {
    const { status, body } = await post({ ...makeEventData(), ...values })
    expect(status).toBe(422)
    expect(problemsOf(body).map((problem) => problem.path)).toEqual([path])
  })

  test('says what is wrong in the language of the asker', async () => {
    const event = await makeEvent()
    const turkish = await patch(event.id, { timezone: 'Ay' }, 'tr')
    expect(problemsOf(turkish.body)[0]?.message).toContain('saat dilimi')
  })

  test('brings time zone and currency to their usual spelling', async () => {
    const event = await makeEvent({ timezone: 'europe/istanbul', currency: 'eur' })
    expect(event).toMatchObject({ timezone: 'Europe/Istanbul', currency: 'EUR' })
  })

  test('keeps to itself what the platform works out', async () => {
    const { body } = await post({
      ...makeEventData(),
      icsUid: 'mine@example.org',
      icsSequence: 99,
      importKey: 'mine',
      searchText: 'mine',
      registrationState: 'closed',
      seatsLeft: 3,
    })
    expect(body.doc?.icsUid).toMatch(/^[0-9a-f-]{36}@/)
    expect(body.doc).toMatchObject({ icsSequence: 0, registrationState: 'open', seatsLeft: null })
    expect(body.doc?.importKey ?? null).toBeNull()
    expect(body.doc).not.toHaveProperty('searchText')
    const [row] = await queryRows<{ search_text: string }>(
      payload,
      sql`SELECT search_text FROM events WHERE id = ${body.doc?.id}`,
    )
    expect(row?.search_text).toMatch(/^istanbul yazilim gunu istanbul kongre merkezi \S+$/)
  })

  test('a copy is a draft with a slug and a calendar identity of its own', async () => {
    const event = await makeEvent({ title: 'Kopyalanan', capacity: 5, price: 10 })
    const copy = await payload.duplicate({ collection: 'events', id: event.id })
    expect(copy).toMatchObject({ status: 'draft', slug: 'kopyalanan-2', icsSequence: 0 })
    expect(copy.icsUid).not.toBe(event.icsUid)
    expect(await pool(copy.id)).toMatchObject({ capacity: '5', held: '0', taken: '0' })
    expect(await defaultTicket(copy.id)).toMatchObject({ price_minor: '1000' })
  })
})

describe('pool and default ticket', () => {
  test.each([
    [100, 12.5, 'TRY', '1250', 'paid'],
    [null, 0, 'EUR', '0', 'free'],
    [10, 1500, 'JPY', '1500', 'paid'],
    [10, 1.25, 'KWD', '1250', 'paid'],
  ] as const)(
    'come with an event of %p seats at %p %s',
    async (capacity, price, currency, minor, kind) => {
      const event = await makeEvent({ capacity, price, currency })
      expect((await pool(event.id))?.capacity).toBe(capacity === null ? null : String(capacity))
      expect(await defaultTicket(event.id)).toMatchObject({ price_minor: minor, kind, currency })
    },
  )

  test('are not left behind by an event that could not be made', async () => {
    const before = await payload.count({ collection: 'ticket-types' })
    await expect(makeEvent({ slug: 'count' })).rejects.toThrow()
    expect(await payload.count({ collection: 'ticket-types' })).toEqual(before)
  })

  test('follow the event: price, currency, capacity; what was sold keeps its price', async () => {
    const event = await makeEvent({ capacity: 5, price: 100 })
    const sold = await seatRegistration({
      payload,
      event: event.id,
      status: 'confirmed',
      priceMinor: 10_000,
    })
    expect((await patch(event.id, { price: 150.5, capacity: 8 })).status).toBe(200)
    expect(await defaultTicket(event.id)).toMatchObject({ price_minor: '15050', kind: 'paid' })
    expect(await pool(event.id)).toMatchObject({ capacity: '8', taken: '1' })
    const registration = await payload.findByID({ collection: 'registrations', id: sold })
    expect(registration.priceMinor).toBe(10_000)
    const currency = await patch(event.id, { currency: 'EUR' })
    expect(currency.body.errors?.[0]?.code).toBe('CONFLICT')
    const unsold = await makeEvent({ price: 20 })
    await patch(unsold.id, { currency: 'jpy' })
    expect(await defaultTicket(unsold.id)).toMatchObject({ price_minor: '20', currency: 'JPY' })
  })

  test('the default ticket’s price is the event’s price, changed from either side', async () => {
    const event = await makeEvent({ price: 0 })
    const ticket = await defaultTicket(event.id)
    await payload.update({
      collection: 'ticket-types',
      id: ticket.id,
      data: { priceMinor: 4_990 },
    })
    const changed = await payload.findByID({ collection: 'events', id: event.id })
    expect(changed.price).toBe(49.9)
    expect(await defaultTicket(event.id)).toMatchObject({ price_minor: '4990', kind: 'paid' })
  })

  test('a capacity below the seats taken and held is refused with the numbers', async () => {
    const event = await makeEvent({ capacity: 10 })
    for (const status of ['confirmed', 'confirmed', 'confirmed', 'pending'] as const) {
      await seatRegistration({ payload, event: event.id, status })
    }
    const { status, body } = await patch(event.id, { capacity: 3 })
    expect(status).toBe(409)
    expect(body.errors?.[0]).toMatchObject({
      code: 'CAPACITY_BELOW_TAKEN',
      data: { capacity: 3, taken: 3, held: 1, minimum: 4 },
    })
    expect((await patch(event.id, { capacity: 4 })).status).toBe(200)
    expect((await patch(event.id, { capacity: null })).status).toBe(200)
    expect(await pool(event.id)).toMatchObject({ capacity: null })
  })

  test('a capacity never drops below seats that are being claimed at the same moment', async () => {
    const event = await makeEvent({ capacity: 20 })
    const claims = Array.from({ length: 12 }, () =>
      queryRows(
        payload,
        sql`UPDATE capacity_pools SET taken = taken + 1
            WHERE event_id = ${event.id} AND held + taken < capacity RETURNING id`,
      ),
    )
    const lowered = Promise.allSettled(
      [11, 8, 5, 2].map((capacity) =>
        payload.update({ collection: 'events', id: event.id, data: { capacity } }),
      ),
    )
    await Promise.all([...claims, lowered])
    const { capacity, taken } = (await pool(event.id)) ?? {}
    const stored = await payload.findByID({ collection: 'events', id: event.id })
    expect(Number(taken)).toBeLessThanOrEqual(Number(capacity))
    expect(stored.capacity).toBe(Number(capacity))
  })
})

describe('ticket types', () => {
  test('take currency and main pool from their event, and stay with it', async () => {
    const [event, other] = [await makeEvent({ currency: 'EUR', capacity: 3 }), await makeEvent()]
    const ticket = await payload.create({
      collection: 'ticket-types',
      data: { event: event.id, name: 'Öğrenci', priceMinor: 500 } as never,
    })
    expect(ticket).toMatchObject({ currency: 'EUR', kind: 'paid', isDefault: false })
    expect(ticket.pools).toHaveLength(1)
    await expect(
      payload.update({ collection: 'ticket-types', id: ticket.id, data: { event: other.id } }),
    ).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(
      payload.update({ collection: 'ticket-types', id: ticket.id, data: { currency: 'TRY' } }),
    ).rejects.toMatchObject({ code: 'INVALID_FIELDS' })
    const { docs } = await payload.find({
      collection: 'capacity-pools',
      where: { event: { equals: other.id } },
    })
    await expect(
      payload.update({
        collection: 'ticket-types',
        id: ticket.id,
        data: { pools: docs.map(({ id }) => id) },
      }),
    ).rejects.toMatchObject({ code: 'INVALID_FIELDS' })
  })

  test('refuse fractions of a minor unit', async () => {
    const event = await makeEvent()
    const response = await platform.request('/api/ticket-types', {
      method: 'POST',
      token: admin.token,
      body: { event: event.id, name: 'X', priceMinor: 1.5 },
    })
    expect(response.status).toBe(422)
  })

  test('cannot be deleted when default or sold, nor made default from outside', async () => {
    const event = await makeEvent()
    const ticket = await defaultTicket(event.id)
    await expect(
      payload.delete({ collection: 'ticket-types', id: ticket.id }),
    ).rejects.toMatchObject({ code: 'CONFLICT' })
    const response = await platform.request('/api/ticket-types', {
      method: 'POST',
      token: admin.token,
      body: { event: event.id, name: 'Second', isDefault: true },
    })
    const { doc } = (await response.json()) as { doc: { id: string; isDefault: boolean } }
    expect([response.status, doc.isDefault]).toEqual([201, false])
    await expect(
      queryRows(payload, sql`UPDATE ticket_types SET is_default = true WHERE id = ${doc.id}`),
    ).rejects.toThrow()
    await payload.delete({ collection: 'ticket-types', id: doc.id })
  })
})
