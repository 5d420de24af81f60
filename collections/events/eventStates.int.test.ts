import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Payload } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { eventStates, type EventStatus } from '@/lib/eventStates'
import type { Event } from '@/payload-types'
import { callApi } from '@/testing/callApi'
import { startTestPlatform, type TestPlatform } from '@/testing/harness'
import { makeEventData } from '@/testing/factories/makeEventData'
import { seatRegistration } from '@/testing/factories/seatRegistration'

type Answer = { doc?: Event }

let platform: TestPlatform
let payload: Payload
let admin: { id: string; token: string }

const statuses = Object.keys(eventStates.transitions) as EventStatus[]

beforeAll(async () => {
  platform = await startTestPlatform()
  payload = platform.payload
  admin = await platform.makeUser('admin')
})
afterAll(() => platform.close())

const makeEvent = (values: Parameters<typeof makeEventData>[0] = {}): Promise<Event> =>
  payload.create({ collection: 'events', data: makeEventData(values) })

/** An event in any state, put there without passing the gate. */
async function eventIn(status: EventStatus): Promise<Event> {
  const event = await makeEvent({ status: 'draft' })
  await queryRows(payload, sql`UPDATE events SET status = ${status} WHERE id = ${event.id}`)
  return { ...event, status }
}

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

describe('transitions', () => {
  test.each(statuses.flatMap((from) => statuses.map((to) => [from, to] as const)))(
    'from %s to %s: as the machine says',
    async (from, to) => {
      const event = await eventIn(from)
      const { status, body } = await call({
        method: 'PATCH',
        path: `/api/events/${event.id}`,
        token: admin.token,
        body: {
          status: to,
        },
      })
      const legal: readonly EventStatus[] = eventStates.transitions[from]
      if (from === to || legal.includes(to)) {
        expect([status, await statusOf(event.id)]).toEqual([200, to])
      } else {
        expect(status).toBe(409)
        expect(body.errors?.[0]).toMatchObject({
          code: 'ILLEGAL_TRANSITION',
          data: { from, to, legal: [...legal] },
        })
        expect(await statusOf(event.id)).toBe(from)
      }
    },
  )

  test('are the same through GraphQL and the Local API', async () => {
    const event = await eventIn('archived')
    const { body } = await call({
      method: 'POST',
      path: '/api/graphql',
      token: admin.token,
      body: {
        query: `mutation { updateEvent(id: "${event.id}", data: { status: published }) { id } }`,
      },
    })
    expect(JSON.stringify(body.errors)).toContain('ILLEGAL_TRANSITION')
    await expect(
      payload.update({ collection: 'events', id: event.id, data: { status: 'published' } }),
    ).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION' })
    const bulk = await payload.update({
      collection: 'events',
      where: { id: { equals: event.id } },
      data: { status: 'published' },
    })
    expect(bulk.errors).toHaveLength(1)
    expect(await statusOf(event.id)).toBe('archived')
  })

  test.each(['postponed', 'cancelled', 'completed', 'archived'] as const)(
    'a new event cannot begin as %s',
    async (status) => {
      const { status: code, body } = await call({
        method: 'POST',
        path: '/api/events',
        token: admin.token,
        body: {
          ...makeEventData(),
          status,
        },
      })
      expect(code).toBe(409)
      expect(body.errors?.[0]?.data?.legal).toEqual(['draft', 'published'])
    },
  )

  test('back to draft only while nobody counts on the event', async () => {
    for (const status of ['confirmed', 'pending', 'waitlisted', 'offered', 'held'] as const) {
      const event = await makeEvent()
      await seatRegistration({ payload, event: event.id, status })
      const { body } = await call({
        method: 'PATCH',
        path: `/api/events/${event.id}`,
        token: admin.token,
        body: {
          status: 'draft',
        },
      })
      expect(body.errors?.[0]).toMatchObject({
        code: 'ILLEGAL_TRANSITION',
        data: { activeRegistrations: 1, legal: ['postponed', 'cancelled', 'completed'] },
      })
    }
    const event = await makeEvent()
    for (const status of ['cancelled', 'expired', 'rejected'] as const) {
      await seatRegistration({ payload, event: event.id, status })
    }
    const { status } = await call({
      method: 'PATCH',
      path: `/api/events/${event.id}`,
      token: admin.token,
      body: {
        status: 'draft',
      },
    })
    expect(status).toBe(200)
  })

  test('of two at once, the second finds what the first left', async () => {
    const event = await makeEvent()
    const answers = await Promise.all(
      (['cancelled', 'completed', 'postponed'] as const).map((status) =>
        call({
          method: 'PATCH',
          path: `/api/events/${event.id}`,
          token: admin.token,
          body: { status },
        }),
      ),
    )
    const final = await statusOf(event.id)
    const log = await auditOf(event.id)
    const passed = log.map(({ diff }) => (diff as { status?: { from: string; to: string } }).status)
    for (const [index, step] of passed.entries()) {
      expect(step?.from ?? null).toBe(index === 0 ? null : passed[index - 1]?.to)
    }
    expect(passed.at(-1)?.to).toBe(final)
    expect(answers.filter(({ status }) => status === 409).length).toBeGreaterThan(0)
  })

  test('a slow change of the title does not undo a cancellation, and both go through', async () => {
    const event = await makeEvent()
    const patch = (body: object) =>
      call({ method: 'PATCH', path: `/api/events/${event.id}`, token: admin.token, body })
    const answers = await Promise.all([
      patch({ status: 'cancelled' }),
      ...Array.from({ length: 5 }, (_, index) => patch({ title: `Ad ${index}` })),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200])
    expect(await statusOf(event.id)).toBe('cancelled')
  })
})

describe('the calendar sequence', () => {
  const later = (event: Event, hours: number) => ({
    startDate: new Date(Date.parse(event.startDate) + hours * 3_600_000).toISOString(),
    endDate: new Date(Date.parse(event.endDate) + hours * 3_600_000).toISOString(),
  })
  const change = (id: string, data: Partial<Event>) =>
    payload.update({ collection: 'events', id, data })

  test('rises with each change of date, place or status that registrants must hear of', async () => {
    const event = await makeEvent()
    const moved = await change(event.id, later(event, 24))
    expect(moved).toMatchObject({ icsSequence: 1, previousStartDate: event.startDate })
    expect((await change(event.id, { location: 'Ankara' })).icsSequence).toBe(2)
    expect((await change(event.id, { virtualUrl: 'https://a.example/x' })).icsSequence).toBe(3)
    expect((await change(event.id, { status: 'postponed' })).icsSequence).toBe(4)
    const returned = await change(event.id, { ...later(event, 240), status: 'published' })
    expect(returned).toMatchObject({ icsSequence: 5, previousStartDate: moved.startDate })
    expect((await change(event.id, { status: 'cancelled' })).icsSequence).toBe(6)
  })

  test('stays for changes that concern nobody’s calendar', async () => {
    const event = await makeEvent()
    await change(event.id, { title: 'Yeni', capacity: 9, price: 5 })
    const sameInstant = event.startDate.replace('Z', '+00:00')
    expect((await change(event.id, { startDate: sameInstant })).icsSequence).toBe(0)
    const draft = await makeEvent({ status: 'draft' })
    await change(draft.id, later(draft, 24))
    expect((await change(draft.id, { status: 'published' })).icsSequence).toBe(0)
  })
})
