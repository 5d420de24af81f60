import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { uuidv7 } from 'uuidv7'
import { queryRows, sql } from '@/db/sql'
import { findLedgerDifferences } from '@/operations/registrations/findLedgerDifferences'
import { registrationDesk, ago, ahead } from '@/testing/registrationDesk'
import { startTestPlatform } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'

let platform: TestPlatform
let desk: ReturnType<typeof registrationDesk>
beforeAll(async () => {
  platform = await startTestPlatform()
  desk = registrationDesk(platform)
})
afterAll(() => platform.close())

/** What of a wrong clock is right: only `Date` lies. */
const realTimers = [
  ...(['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate'] as const),
  ...(['clearImmediate', 'nextTick', 'queueMicrotask', 'performance', 'hrtime'] as const),
]

const count = async (table: 'capacity_holds' | 'contacts' | 'outbox' | 'registrations') => {
  const rows = await queryRows<{ n: string }>(
    platform.payload,
    sql`SELECT count(*) AS n FROM ${sql.identifier(table)}`,
  )
  return Number(rows[0]?.n)
}

describe('a registration', () => {
  test('takes a seat, makes the contact and answers with code and manage link', async () => {
    const { event } = await desk.openEvent({ capacity: 5 })
    const { status, registrations, manageUrl } = await desk.entered(event.slug as string, {
      ...{ email: ' Gulsah@Example.org', givenName: 'Gülşah', familyName: 'İnönü' },
      locale: 'tr-TR',
    })
    expect(status).toBe(201)
    expect(registrations).toEqual([
      {
        id: expect.any(String),
        code: expect.stringMatching(/^[A-Z2-9]{3}-[A-Z2-9]{3}-[A-Z2-9]{3}$/),
        status: 'confirmed',
        attendee: { email: 'Gulsah@Example.org', givenName: 'Gülşah', familyName: 'İnönü' },
        manageUrl,
      },
    ])
    expect(manageUrl).toMatch(/\/manage\/[\w-]+$/)
    expect(await desk.poolOf(event.id)).toMatchObject({ taken: 1, held: 0 })
    const { docs } = await platform.payload.find({
      collection: 'contacts',
      where: { emailNormalized: { equals: 'gulsah@example.org' } },
    })
    expect(docs).toMatchObject([{ givenName: 'Gülşah', locale: 'tr' }])
  })

  test('leaves an audit entry and one job for the admission', async () => {
    const { event } = await desk.openEvent()
    const { registrations } = await desk.entered(event.id)
    const id = registrations[0]?.id as string
    const jobs = await queryRows(
      platform.payload,
      sql`SELECT job, payload FROM outbox WHERE payload->>'registration' = ${id}`,
    )
    expect(jobs).toEqual([
      {
        job: 'registrations.sendAdmission',
        payload: { registration: id, round: 1, promoted: false },
      },
    ])
    const { docs } = await platform.payload.find({
      collection: 'audit-log',
      where: { subject: { equals: id } },
    })
    expect(docs).toMatchObject([
      { action: 'registrations.created', diff: { status: { from: null, to: 'confirmed' } } },
    ])
  })

  test('is pending, its seat held, where staff approve', async () => {
    const { event } = await desk.openEvent({ capacity: 5, approvalRequired: true })
    const { status, registrations } = await desk.entered(event.id)
    expect([status, registrations[0]?.status]).toEqual([201, 'pending'])
    expect(await desk.poolOf(event.id)).toMatchObject({ taken: 0, held: 1 })
    expect(await desk.rowsOf(event.id)).toMatchObject([{ hold_expires_at: null }])
  })

  test('is pending until paid, its seat held for a while, where it costs something', async () => {
    const { event } = await desk.openEvent({ capacity: 5, priceMinor: 25_000, holdMinutes: 30 })
    const { registrations } = await desk.entered(event.id, {
      ...desk.person(),
      paymentMethod: 'transfer',
    })
    expect(registrations[0]?.status).toBe('pending')
    const [row] = await queryRows<Record<string, string>>(
      platform.payload,
      sql`SELECT price_minor, currency, payment_details,
            round(extract(epoch FROM hold_expires_at - created_at) / 60) AS minutes
          FROM registrations WHERE event_id = ${event.id}`,
    )
    expect(row).toEqual({
      ...{ price_minor: '25000', currency: 'TRY', minutes: '30' },
      payment_details: { method: 'transfer' },
    })
  })

  test('keeps its seat as long when the clock of the process is an hour off', async () => {
    const { event } = await desk.openEvent({ priceMinor: 25_000, holdMinutes: 30 })
    try {
      for (const off of [-1, 1]) {
        jest.useFakeTimers({ doNotFake: realTimers, now: Date.now() + off * 60 * 60_000 })
        await desk.entered(event.id)
        await desk.create({ event: event.id })
        jest.useRealTimers()
      }
    } finally {
      jest.useRealTimers()
    }
    const rows = await queryRows(
      platform.payload,
      sql`SELECT round(extract(epoch FROM hold_expires_at - now()) / 60) AS minutes
          FROM registrations WHERE event_id = ${event.id}`,
    )
    expect(rows).toEqual(Array.from({ length: 4 }, () => ({ minutes: '30' })))
  })

  test('finds a seat for ever where there is no limit', async () => {
    const { event } = await desk.openEvent()
    for (let n = 0; n < 5; n += 1) expect((await desk.entered(event.id)).status).toBe(201)
  })

  test('belongs to the account that made it, but not to staff who register others', async () => {
    const { event } = await desk.openEvent()
    const visitor = await platform.makeUser('user')
    const moderator = await platform.makeUser('moderator')
    await desk.entered(event.id, desk.person(), { token: visitor.token })
    await desk.entered(event.id, desk.person(), { token: moderator.token })
    expect((await desk.rowsOf(event.id)).map((row) => row.user_id)).toEqual([visitor.id, null])
  })

  test('uses the ticket asked for, with its price', async () => {
    const { event, ticket } = await desk.openEvent()
    const dear = await platform.payload.create({
      collection: 'ticket-types',
      data: {
        ...{ event: event.id, name: 'Workshop', kind: 'paid', priceMinor: 900, currency: 'TRY' },
        ...{ pools: ticket.pools, visibility: 'hidden', status: 'active' },
      },
    })
    await desk.entered(event.id, { ...desk.person(), ticketType: dear.id })
    await desk.entered(event.id)
    const rows = await desk.rowsOf(event.id)
    expect(rows.map(({ status, price_minor }) => [status, price_minor])).toEqual([
      ['pending', '900'],
      ['confirmed', '0'],
    ])
  })
})

describe('a party', () => {
  const party = (size: number) => ({ attendees: Array.from({ length: size }, () => desk.person()) })

  test('gets all its seats, each with a code and a link of its own', async () => {
    const { event } = await desk.openEvent({ capacity: 3 })
    const { status, registrations } = await desk.entered(event.id, party(3))
    expect(status).toBe(201)
    expect(new Set(registrations.map(({ code }) => code)).size).toBe(3)
    expect(new Set(registrations.map(({ manageUrl }) => manageUrl)).size).toBe(3)
    expect(await desk.poolOf(event.id)).toMatchObject({ taken: 3 })
  })

  test('waits together when one seat is missing, and the free seat goes to who fits', async () => {
    const { event } = await desk.openEvent({ capacity: 3, waitlistEnabled: true })
    await desk.entered(event.id)
    const waiting = await desk.entered(event.id, party(3))
    expect(waiting.status).toBe(202)
    expect(waiting.registrations.map(({ position }) => position)).toEqual([1, 2, 3])
    expect((await desk.entered(event.id)).status).toBe(201)
    expect((await desk.entered(event.id)).status).toBe(201)
    expect((await desk.entered(event.id)).registrations[0]).toMatchObject({
      ...{ status: 'waitlisted', position: 4 },
    })
    expect(await findLedgerDifferences(platform.payload)).toEqual([])
  })

  test('is refused where it could never fit', async () => {
    const { event } = await desk.openEvent({ capacity: 2, waitlistEnabled: true })
    expect(await desk.refused(event.id, party(3))).toMatchObject({
      status: 409,
      code: 'EVENT_FULL',
    })
    expect(await desk.rowsOf(event.id)).toEqual([])
  })

  test('is registered whole or not at all', async () => {
    const { event } = await desk.openEvent({ capacity: 5 })
    const known = desk.person()
    await desk.entered(event.id, known)
    const before = await count('contacts')
    const mixed = { attendees: [desk.person(), known, desk.person()] }
    expect(await desk.refused(event.id, mixed)).toMatchObject({
      ...{ status: 409, code: 'ALREADY_REGISTERED', data: { attendee: 1 } },
    })
    expect(await desk.rowsOf(event.id)).toHaveLength(1)
    expect(await count('contacts')).toBe(before)
    expect(await desk.poolOf(event.id)).toMatchObject({ taken: 1 })
  })

  test('that names one address twice is told which', async () => {
    const { event } = await desk.openEvent()
    const one = desk.person()
    const twice = { attendees: [one, { ...one, email: one.email.toUpperCase() }] }
    expect(await desk.refused(event.id, twice)).toMatchObject({
      ...{ status: 422, code: 'INVALID_FIELDS' },
      data: { fields: [{ path: 'attendees.1.email' }] },
    })
    const { event: free } = await desk.openEvent({ onePerEmail: false })
    expect((await desk.entered(free.id, twice)).status).toBe(201)
  })
})

describe('a registration is refused', () => {
  test('for an address that is registered, however it is typed', async () => {
    const { event } = await desk.openEvent({ onePerEmail: true })
    const known = desk.person()
    await desk.entered(event.id, known)
    const again = { ...known, email: known.email.toUpperCase() }
    expect(await desk.refused(event.id, again)).toMatchObject({
      ...{ status: 409, code: 'ALREADY_REGISTERED' },
    })
    const { event: free } = await desk.openEvent({ onePerEmail: false })
    await desk.entered(free.id, known)
    expect((await desk.entered(free.id, known)).status).toBe(201)
  })

  test('when full without a waiting list; who is registered hears that instead', async () => {
    const { event } = await desk.openEvent({ capacity: 1, waitlistEnabled: false })
    const known = desk.person()
    await desk.entered(event.id, known)
    expect(await desk.refused(event.id)).toMatchObject({ status: 409, code: 'EVENT_FULL' })
    expect(await desk.refused(event.id, known)).toMatchObject({ code: 'ALREADY_REGISTERED' })
  })

  test.each([
    ['before it opens', { registrationOpensAt: ahead(60) }, 'not_open_yet'],
    ['after its deadline', { registrationClosesAt: ago(1) }, 'deadline_passed'],
    ['once the event is over', { startDate: ago(90), endDate: ago(30) }, 'ended'],
    ['while it is postponed', { status: 'postponed' as const }, 'postponed'],
    ['when it was cancelled', { status: 'cancelled' as const }, 'cancelled'],
    ['when it is completed', { status: 'completed' as const }, 'completed'],
  ])('%s', async (_title, fields, reason) => {
    const { event } = await desk.openEvent()
    await desk.setEvent(event.id, fields)
    const error = await desk.refused(event.id)
    expect(error).toMatchObject({ status: 409, code: 'REGISTRATION_CLOSED', data: { reason } })
    if (reason === 'not_open_yet') expect(error.data).toHaveProperty('opensAt')
    expect(await desk.rowsOf(event.id)).toEqual([])
  })

  test.each([
    ['a draft', { status: 'draft' as const }],
    ['an archived event', { status: 'archived' as const }],
    ['a private event', { visibility: 'private' as const }],
  ])('for %s as if it were not there, except to staff', async (_title, fields) => {
    const { event } = await desk.openEvent()
    await desk.setEvent(event.id, fields)
    expect(await desk.refused(event.id)).toMatchObject({ status: 404, code: 'NOT_FOUND' })
    const { token } = await platform.makeUser('moderator')
    expect((await desk.enter(event.id, desk.person(), { token })).status).not.toBe(404)
  })

  test('for a ticket that is not on sale, needs a code or is not the event’s', async () => {
    const { event, ticket } = await desk.openEvent()
    const other = await desk.openEvent()
    const set = (fields: object) =>
      platform.payload.update({ collection: 'ticket-types', id: ticket.id, data: fields })
    const asked = { ...desk.person(), ticketType: ticket.id }
    const notOnSale = { code: 'REGISTRATION_CLOSED', data: { reason: 'ticket_not_on_sale' } }
    await set({ status: 'paused' })
    expect(await desk.refused(event.id, asked)).toMatchObject(notOnSale)
    await set({ status: 'active', validThrough: ago(1) })
    expect(await desk.refused(event.id, asked)).toMatchObject(notOnSale)
    await set({ validThrough: null, validFrom: ahead(10) })
    expect(await desk.refused(event.id, asked)).toMatchObject(notOnSale)
    await set({ validFrom: null, visibility: 'code' })
    expect(await desk.refused(event.id, asked)).toMatchObject({ status: 422 })
    const strange = { ...desk.person(), ticketType: other.ticket.id }
    expect(await desk.refused(event.id, strange)).toMatchObject({
      ...{ status: 422, data: { fields: [{ path: 'ticketType' }] } },
    })
  })

  test.each([
    ['no JSON', '{"email":', 400, 'MALFORMED'],
    ['a list', [], 400, 'MALFORMED'],
    ['no fields', {}, 422, 'INVALID_FIELDS'],
    ['a wrong address', { email: 'nobody', givenName: 'A' }, 422, 'INVALID_FIELDS'],
    ['an empty name', { email: 'a@example.org', givenName: ' ' }, 422, 'INVALID_FIELDS'],
    ['a name of two lines', { email: 'a@example.org', givenName: 'A\nB' }, 422, 'INVALID_FIELDS'],
    ['nobody', { attendees: [] }, 422, 'INVALID_FIELDS'],
    [
      'an unknown code',
      { email: 'a@example.org', givenName: 'A', promoCode: 'EARLY' },
      422,
      'INVALID_FIELDS',
    ],
  ])('with %s', async (_title, body, status, code) => {
    const { event } = await desk.openEvent()
    const headers = { 'Content-Type': 'application/json' }
    expect(await desk.refused(event.id, body, { headers })).toMatchObject({ status, code })
    expect(await desk.rowsOf(event.id)).toEqual([])
  })

  test.each(['no-such-event', uuidv7(), 'x%00y'])('for the event %s', async (event) => {
    expect([400, 404]).toContain((await desk.enter(event)).status)
  })
})
