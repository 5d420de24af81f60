import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { RegistrationStatus } from '@/lib/registrationStates'
import type { Registration } from '@/payload-types'
import { findLedgerDifferences } from '@/operations/registrations/findLedgerDifferences'
import { queryRows, sql } from '@/db/sql'
import { registrationDesk } from '@/testing/registrationDesk'
import { startTestPlatform } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'

let platform: TestPlatform
let desk: ReturnType<typeof registrationDesk>
let staff: string
beforeAll(async () => {
  platform = await startTestPlatform()
  desk = registrationDesk(platform)
  staff = (await platform.makeUser('moderator')).token
})
afterAll(() => platform.close())

const send = async (method: string, path: string, body?: object, token: string | null = staff) => {
  const { status, json, error } = await desk.send(method, path, { body, token: token ?? undefined })
  return { status, doc: json.doc as Registration | undefined, error }
}

describe('a registration made by staff', () => {
  test.each(['REST', 'Local API', 'GraphQL'])('takes a seat through %s', async (door) => {
    const { event } = await desk.openEvent({ capacity: 2, waitlistEnabled: true })
    const add = async () => {
      const data = { ...desk.person(), event: event.id }
      if (door === 'REST') {
        const { status, doc } = await send('POST', '/api/registrations', data)
        expect(status).toBe(201)
        return doc as Registration
      }
      if (door === 'Local API') return desk.create(data)
      const query = `mutation ($data: mutationRegistrationInput!) {
        createRegistration(data: $data) { id status code } }`
      const body = { query, variables: { data } }
      const response = await platform.request('/api/graphql', {
        ...{ method: 'POST', body, token: staff },
      })
      const json = (await response.json()) as { data: { createRegistration: Registration } }
      return json.data.createRegistration
    }
    const docs = [await add(), await add(), await add()]
    expect(docs.map(({ status }) => status)).toEqual(['confirmed', 'confirmed', 'waitlisted'])
    expect(docs[0]?.code).toMatch(/^\w{3}-\w{3}-\w{3}$/)
    expect(await desk.poolOf(event.id)).toEqual({ held: 0, taken: 2, waiting: 1 })
    expect(await findLedgerDifferences(platform.payload)).toEqual([])
  })

  test('gets contact, address key, price, source, audit entry and mail', async () => {
    const { event, ticket } = await desk.openEvent({
      capacity: 5,
      priceMinor: 5_000,
      onePerEmail: true,
    })
    const { doc } = await send('POST', '/api/registrations', {
      ...{ event: event.id, email: 'Staff.Made@Example.org ', givenName: 'Su', familyName: '' },
    })
    const stored = await desk.read(doc?.id as string)
    expect(stored).toMatchObject({
      ...{ status: 'pending', ticketType: ticket.id, priceMinor: 5_000, currency: 'TRY' },
      ...{ emailNormalized: 'staff.made@example.org', source: 'staff', amountPaidMinor: 0 },
      dedupeKey: `${event.id}:staff.made@example.org`,
      contact: expect.any(String),
      holdExpiresAt: expect.any(String),
    })
    const jobs = await queryRows<{ payload: object }>(
      platform.payload,
      sql`SELECT payload FROM outbox WHERE payload->>'registration' = ${stored.id}`,
    )
    expect(jobs).toEqual([{ payload: { registration: stored.id, round: 1, notice: 'pending' } }])
  })

  test('is refused when full, unless for the waiting list', async () => {
    const { event } = await desk.openEvent({ capacity: 1, waitlistEnabled: true })
    await desk.create({ event: event.id })
    const ask = (status: RegistrationStatus) =>
      send('POST', '/api/registrations', { ...desk.person(), event: event.id, status })
    expect(await ask('confirmed')).toMatchObject({ status: 409, error: { code: 'EVENT_FULL' } })
    expect(await ask('waitlisted')).toMatchObject({ status: 201, doc: { status: 'waitlisted' } })
    expect(await ask('cancelled')).toMatchObject({
      ...{ status: 409, error: { code: 'ILLEGAL_TRANSITION' } },
    })
  })

  test('is refused for an address that is registered', async () => {
    const { event } = await desk.openEvent({ onePerEmail: true })
    const one = { ...desk.person(), event: event.id }
    await desk.create(one)
    expect(await send('POST', '/api/registrations', one)).toMatchObject({
      ...{ status: 409, error: { code: 'ALREADY_REGISTERED' } },
    })
  })

  test.each([
    ['no event', { event: undefined }],
    ['an event that is none', { event: 'nonsense' }],
    ['an event that does not exist', { event: '01890000-0000-7000-8000-000000000000' }],
    ['no address', { email: undefined }],
    ['a wrong address', { email: 'nobody' }],
    ['a status that is none', { status: 'attended' }],
  ])('with %s is refused by field, and no seat is lost', async (_title, fields) => {
    const { event } = await desk.openEvent({ capacity: 5 })
    const body = { ...desk.person(), event: event.id, ...fields }
    const { status, error } = await send('POST', '/api/registrations', body)
    expect([status, error?.code]).toEqual([422, 'INVALID_FIELDS'])
    expect(await desk.poolOf(event.id)).toEqual({ held: 0, taken: 0, waiting: 0 })
  })

  test('cannot be written what the platform works out itself', async () => {
    const { event } = await desk.openEvent({ capacity: 5 })
    const forged = {
      ...{
        code: 'AAA-AAA-AAA',
        secret: 'known',
        dedupeKey: 'x',
        amountPaidMinor: 1,
        priceMinor: 1,
      },
      ...{ checkedInAt: new Date().toISOString(), round: 9, party: 'p', source: 'import' },
    }
    const { doc } = await send('POST', '/api/registrations', {
      ...desk.person(),
      event: event.id,
      ...forged,
    })
    await send('PATCH', `/api/registrations/${doc?.id}`, { ...forged, givenName: 'Renamed' })
    const stored = await desk.read(doc?.id as string)
    expect(stored).toMatchObject({
      ...{ givenName: 'Renamed', amountPaidMinor: 0, priceMinor: 0, checkedInAt: null, round: 1 },
      ...{ party: null, source: 'staff' },
    })
    expect([stored.code, stored.secret]).not.toEqual(expect.arrayContaining(['AAA-AAA-AAA']))
    expect(stored.secret).not.toBe('known')
  })
})

describe('the pool', () => {
  test('promotes those who wait when its capacity is raised', async () => {
    const { event, pool } = await desk.openEvent({ capacity: 1, waitlistEnabled: true })
    const docs = [
      await desk.create({ event: event.id }),
      await desk.create({ event: event.id }),
      await desk.create({ event: event.id }),
    ]
    const setCapacity = (capacity: number) =>
      platform.payload.update({
        collection: 'capacity-pools',
        id: pool as string,
        data: { capacity },
      })
    await setCapacity(2)
    const now = await Promise.all(docs.map(async ({ id }) => (await desk.read(id)).status))
    expect(now).toEqual(['confirmed', 'confirmed', 'waitlisted'])
    await expect(setCapacity(1)).rejects.toMatchObject({
      data: { code: 'CAPACITY_BELOW_TAKEN', taken: 2 },
    })
  })

  test('keeps its counters whatever is written', async () => {
    const { event, pool } = await desk.openEvent({ capacity: 5 })
    await desk.create({ event: event.id })
    await platform.payload.update({
      collection: 'capacity-pools',
      id: pool as string,
      data: { held: 3, taken: 0, waiting: 7 },
    })
    expect(await desk.poolOf(event.id)).toEqual({ held: 0, taken: 1, waiting: 0 })
  })
})

describe('who may', () => {
  test('a guest or a user neither lists, creates nor changes registrations', async () => {
    const { event } = await desk.openEvent()
    const doc = await desk.create({ event: event.id })
    const { token } = await platform.makeUser('user')
    for (const who of [null, token]) {
      const refusal = who ? 403 : 401
      const make = await send(
        'POST',
        '/api/registrations',
        { ...desk.person(), event: event.id },
        who,
      )
      expect(make.status).toBe(refusal)
      const change = { status: 'cancelled' }
      for (const path of [doc.id, `${doc.id}/status`]) {
        const { status } = await send('PATCH', `/api/registrations/${path}`, change, who)
        expect([path, who, [401, 403, 404].includes(status)]).toEqual([path, who, true])
      }
      const response = await platform.request(`/api/registrations`, { token: who ?? undefined })
      const { docs } = (await response.json()) as { docs?: unknown[] }
      expect(docs ?? []).toEqual([])
    }
    expect((await desk.read(doc.id)).status).toBe('confirmed')
  })

  test('nobody reads secrets and address keys, or filters and sorts by them', async () => {
    const { event } = await desk.openEvent()
    const doc = await desk.create({ event: event.id })
    const { secret } = await desk.read(doc.id)
    const text = await platform
      .request(`/api/registrations/${doc.id}`, { token: staff })
      .then((response) => response.text())
    expect(text).not.toContain(secret)
    expect(text).not.toContain('dedupeKey')
    const guess = await platform.request(`/api/registrations?where[secret][equals]=${secret}`, {
      token: staff,
    })
    expect(guess.status).not.toBe(200)
  })

  test('nobody writes pools, ledger, payments or deliveries from outside', async () => {
    const { token } = await platform.makeUser('admin')
    for (const slug of [
      'capacity-pools',
      'capacity-holds',
      'payments',
      'deliveries',
      'check-ins',
    ]) {
      const { status } = await send('POST', `/api/${slug}`, { taken: 0 }, token)
      expect([slug, status]).toEqual([slug, 403])
    }
  })
})
