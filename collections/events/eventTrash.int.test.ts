import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Payload } from 'payload'
import { queryRows, sql } from '@/db/sql'
import type { Event } from '@/payload-types'
import { callApi } from '@/testing/callApi'
import { startTestPlatform, type TestPlatform } from '@/testing/harness'
import { makeEventData } from '@/testing/factories/makeEventData'
import { seatRegistration } from '@/testing/factories/seatRegistration'

type Answer = { doc?: Event }

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

const call = (request: Parameters<typeof callApi>[1]) => callApi<Answer>(platform, request)

const statusOf = async (id: string) =>
  (await payload.findByID({ collection: 'events', id, trash: true, select: { status: true } }))
    .status

const auditOf = async (id: string) =>
  (
    await payload.find({
      collection: 'audit-log',
      where: { subject: { equals: id } },
      sort: 'createdAt',
      pagination: false,
    })
  ).docs

describe('deleting', () => {
  test('moves to the trash, from where the event can come back', async () => {
    const event = await makeEvent()
    const { status, body } = await call({
      method: 'DELETE',
      path: `/api/events/${event.id}`,
      token: admin.token,
    })
    expect([status, body.doc?.id]).toEqual([200, event.id])
    expect((await call({ path: `/api/events/${event.id}` })).status).toBe(404)
    const restored = await call({
      method: 'PATCH',
      path: `/api/events/${event.id}?trash=true`,
      token: admin.token,
      body: {
        deletedAt: null,
      },
    })
    expect([restored.status, restored.body.doc?.status]).toEqual([200, 'published'])
    expect((await call({ path: `/api/events/${event.id}` })).status).toBe(200)
    const actions = (await auditOf(event.id)).map(({ action }) => action)
    expect(actions).toEqual(['events.created', 'events.trashed', 'events.restored'])
  })

  test('is refused while people count on the event, unless it was cancelled', async () => {
    const event = await makeEvent()
    await seatRegistration({ payload, event: event.id, status: 'confirmed' })
    const refused = await call({
      method: 'DELETE',
      path: `/api/events/${event.id}`,
      token: admin.token,
    })
    expect(refused.body.errors?.[0]).toMatchObject({
      code: 'CONFLICT',
      data: { activeRegistrations: 1 },
    })
    const patched = await call({
      method: 'PATCH',
      path: `/api/events/${event.id}`,
      token: admin.token,
      body: {
        deletedAt: new Date().toISOString(),
      },
    })
    expect(patched.status).toBe(409)
    await call({
      method: 'PATCH',
      path: `/api/events/${event.id}`,
      token: admin.token,
      body: { status: 'cancelled' },
    })
    expect(
      (await call({ method: 'DELETE', path: `/api/events/${event.id}`, token: admin.token }))
        .status,
    ).toBe(200)
  })

  test('for ever takes the parts along', async () => {
    const event = await makeEvent({ capacity: 2 })
    await call({ method: 'DELETE', path: `/api/events/${event.id}`, token: admin.token })
    const gone = await call({
      method: 'DELETE',
      path: `/api/events/${event.id}?trash=true`,
      token: admin.token,
    })
    expect(gone.status).toBe(200)
    const [left] = await queryRows<{ count: string }>(
      payload,
      sql`SELECT (SELECT count(*) FROM capacity_pools WHERE event_id = ${event.id})
               + (SELECT count(*) FROM ticket_types WHERE event_id = ${event.id})
               + (SELECT count(*) FROM check_in_lists WHERE event_id = ${event.id})
               + (SELECT count(*) FROM events WHERE id = ${event.id}) AS count`,
    )
    expect(Number(left?.count)).toBe(0)
  })

  test('for ever is refused while registrations refer to the event', async () => {
    const event = await makeEvent()
    await seatRegistration({ payload, event: event.id, status: 'cancelled' })
    await call({ method: 'DELETE', path: `/api/events/${event.id}`, token: admin.token })
    const refused = await call({
      method: 'DELETE',
      path: `/api/events/${event.id}?trash=true`,
      token: admin.token,
    })
    expect([refused.status, refused.body.errors?.[0]?.code]).toEqual([409, 'CONFLICT'])
    expect(await statusOf(event.id)).toBe('published')
  })

  test('of several moves those that may go, and never all events by mistake', async () => {
    const [free, booked] = [await makeEvent(), await makeEvent()]
    await seatRegistration({ payload, event: booked.id, status: 'confirmed' })
    const path = `/api/events?where[id][in]=${free.id},${booked.id}`
    const refused = await call({ method: 'DELETE', path, token: admin.token })
    expect(refused.status).toBe(400)
    expect(refused.body).toMatchObject({
      docs: [{ id: free.id }],
      errors: [{ id: booked.id, code: 'CONFLICT' }],
    })
    expect((await call({ path: `/api/events/${booked.id}` })).status).toBe(200)
    expect((await call({ path: `/api/events/${free.id}` })).status).toBe(404)
    expect(
      (
        await call({
          path: `/api/events?where[id][equals]=${free.id}&trash=true`,
          token: admin.token,
        })
      ).body,
    ).toMatchObject({ totalDocs: 1 })
    expect((await call({ method: 'DELETE', path: '/api/events', token: admin.token })).status).toBe(
      400,
    )
  })
})
