import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Payload } from 'payload'
import { uuidv7 } from 'uuidv7'
import { queryRows, sql } from '@/db/sql'
import type { Event } from '@/payload-types'
import { callApi } from '@/testing/callApi'
import { startTestPlatform, type TestPlatform } from '@/testing/harness'
import { makeEventData } from '@/testing/factories/makeEventData'
import { seatRegistration } from '@/testing/factories/seatRegistration'

let platform: TestPlatform
let payload: Payload
let admin: { id: string; token: string }
let doorStaff: { id: string; token: string }
let user: { id: string; token: string }

beforeAll(async () => {
  platform = await startTestPlatform()
  payload = platform.payload
  admin = await platform.makeUser('admin')
  doorStaff = await platform.makeUser('door-staff')
  user = await platform.makeUser('user')
})
afterAll(() => platform.close())

const makeEvent = (values: Parameters<typeof makeEventData>[0] = {}): Promise<Event> =>
  payload.create({ collection: 'events', data: makeEventData(values) })

type Answer = {
  docs?: Event[]
  totalDocs?: number
} & Partial<Event>

const get = (path: string, token?: string) => callApi<Answer>(platform, { path, token })
const titles = ({ body }: { body: Partial<Answer> }) =>
  (body.docs ?? []).map(({ title }) => title).sort()
const byTitle = (tag: string) => `where[title][contains]=${encodeURIComponent(tag)}`

describe('who sees which events', () => {
  test('outsiders those that are public, by id and slug also unlisted ones, staff all', async () => {
    const tag = 'Görünürlük'
    const events: Record<string, Event> = {}
    for (const status of ['draft', 'published'] as const) {
      for (const visibility of ['public', 'unlisted', 'private'] as const) {
        const name = `${status}-${visibility}`
        events[name] = await makeEvent({ title: `${tag} ${name}`, status, visibility })
      }
    }
    for (const status of ['postponed', 'cancelled', 'completed', 'archived'] as const) {
      const event = await makeEvent({ title: `${tag} ${status}` })
      await queryRows(payload, sql`UPDATE events SET status = ${status} WHERE id = ${event.id}`)
      events[status] = event
    }
    const listed = ['cancelled', 'completed', 'postponed', 'published-public']
    for (const token of [undefined, user.token]) {
      expect(titles(await get(`/api/events?limit=50&${byTitle(tag)}`, token))).toEqual(
        listed.map((name) => `${tag} ${name}`),
      )
      for (const [name, event] of Object.entries(events)) {
        const visible = [...listed, 'published-unlisted'].includes(name)
        for (const key of [event.id, event.slug]) {
          const { status, body } = await get(`/api/events/${key}`, token)
          expect([name, status, body.id]).toEqual([
            name,
            visible ? 200 : 404,
            visible ? event.id : undefined,
          ])
        }
      }
    }
    for (const token of [admin.token, doorStaff.token]) {
      const all = await get(`/api/events?limit=50&${byTitle(tag)}`, token)
      expect(titles(all)).toEqual(
        Object.keys(events)
          .map((name) => `${tag} ${name}`)
          .sort(),
      )
    }
    const graphql = await platform.request('/api/graphql', {
      method: 'POST',
      body: { query: '{ Events(limit: 100) { docs { title } } }' },
    })
    const { data } = (await graphql.json()) as { data: { Events: { docs: Event[] } } }
    const seen = data.Events.docs.map(({ title }) => title).filter((title) => title.includes(tag))
    expect(seen.sort()).toEqual(listed.map((name) => `${tag} ${name}`))
  })

  test('what is absent and what is hidden cannot be told apart', async () => {
    const draft = await makeEvent({ status: 'draft' })
    const answers = await Promise.all(
      [draft.id, draft.slug, uuidv7(), 'no-such-event', 'x'.repeat(300)].map(async (key) => {
        const response = await platform.request(`/api/events/${key}`)
        const { requestId: _requestId, ...body } = (await response.json()) as { requestId: string }
        return { status: response.status, body }
      }),
    )
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(answers[0]?.status).toBe(404)
  })

  test('nobody outside sees, filters or sorts by what is hidden', async () => {
    const event = await makeEvent({
      title: 'Gizli Alan',
      attendanceMode: 'online',
      virtualUrl: 'https://meet.example/secret-room',
    })
    for (const token of [undefined, user.token]) {
      const { body } = await get(`/api/events/${event.id}?select[virtualUrl]=true`, token)
      expect(body).not.toHaveProperty('virtualUrl')
      const list = await get(`/api/events?${byTitle('Gizli Alan')}`, token)
      expect(JSON.stringify(list.body)).not.toContain('secret-room')
      for (const field of ['virtualUrl', 'importKey']) {
        expect((await get(`/api/events?where[${field}][contains]=s`, token)).status).toBe(400)
        expect((await get(`/api/events?sort=${field}`, token)).status).toBe(400)
      }
    }
    const staff = await get(`/api/events/${event.id}`, doorStaff.token)
    expect(staff.body.virtualUrl).toBe('https://meet.example/secret-room')
  })

  test('the link to join is shown to people whose registration is confirmed', async () => {
    const event = await makeEvent({
      attendanceMode: 'online',
      virtualUrl: 'https://meet.example/room',
    })
    await seatRegistration({ payload, event: event.id, status: 'pending', user: user.id })
    expect((await get(`/api/events/${event.id}`, user.token)).body.virtualUrl).toBeUndefined()
    await seatRegistration({ payload, event: event.id, status: 'confirmed', user: user.id })
    const { body } = await get(`/api/events/${event.slug}`, user.token)
    expect(body.virtualUrl).toBe('https://meet.example/room')
    expect((await get(`/api/events/${event.id}`)).body.virtualUrl).toBeUndefined()
  })

  test('the trash is not a way to hidden events', async () => {
    const event = await makeEvent({ title: 'Çöpteki' })
    await payload.update({
      collection: 'events',
      id: event.id,
      data: { deletedAt: new Date().toISOString() },
    })
    for (const token of [undefined, user.token]) {
      const list = await get(`/api/events?trash=true&${byTitle('Çöpteki')}`, token)
      expect(list.body.totalDocs).toBe(0)
      expect((await get(`/api/events/${event.id}?trash=true`, token)).status).toBe(404)
    }
    const staff = await get(`/api/events?trash=true&${byTitle('Çöpteki')}`, admin.token)
    expect(staff.body.totalDocs).toBe(1)
  })

  test('ticket types of events that outsiders cannot see stay hidden too', async () => {
    for (const values of [
      { status: 'draft' as const },
      { visibility: 'private' as const },
      { visibility: 'unlisted' as const },
    ]) {
      const event = await makeEvent(values)
      const path = `/api/ticket-types?where[event][equals]=${event.id}`
      expect((await get(path)).body.totalDocs).toBe(0)
      expect((await get(path, doorStaff.token)).body.totalDocs).toBe(1)
    }
    const event = await makeEvent()
    const path = `/api/ticket-types?where[event][equals]=${event.id}`
    expect((await get(path)).body.totalDocs).toBe(1)
  })
})

describe('searching', () => {
  beforeAll(async () => {
    const day = (date: string) => ({
      startDate: `${date}T09:00:00.000Z`,
      endDate: `${date}T17:00:00.000Z`,
    })
    await makeEvent({
      title: 'Arama IŞIK Festivali',
      location: 'İstanbul, Kadıköy',
      price: 0,
      ...day('2031-03-01'),
    })
    await makeEvent({
      title: 'Arama Node Konferansı',
      location: 'IĞDIR Kültür Merkezi',
      organizer: 'Çağdaş Yazılım Derneği',
      price: 250,
      ...day('2031-03-05'),
    })
    await makeEvent({
      title: 'Arama Große Konferenz',
      location: 'München',
      summary: 'Über Größe',
      price: 99.9,
      ...day('2031-03-09'),
    })
  })

  test.each([
    ['q=arama', 3],
    ['q=arama%20isik', 1],
    ['q=arama%20ışık', 1],
    ['q=ARAMA%20FESTİVALİ', 1],
    ['q=arama%20konferansi', 1],
    ['q=arama%20cagdas', 1],
    ['q=arama%20grosse', 1],
    ['q=arama%20igdir', 1],
    ['q=arama%20yok', 0],
    ['q=arama&location=istanbul', 1],
    ['q=arama&location=İSTANBUL', 1],
    ['q=arama&location=ığdır', 1],
    ['q=arama&location=munchen', 1],
    ['q=arama&from=2031-03-05', 2],
    ['q=arama&to=2031-03-05', 2],
    ['q=arama&from=2031-03-02&to=2031-03-08', 1],
    ['q=arama&from=2031-03-01T17:00:00Z&to=2031-03-01T17:00:00Z', 1],
    ['q=arama&from=2031-03-01T17:00:01Z&to=2031-03-04T00:00:00Z', 0],
    ['q=arama&from=2031-03-05T20:00:00%2B03:00', 2],
    ['q=arama&maxPrice=0', 1],
    ['q=arama&maxPrice=99.90', 2],
    ['q=arama&where[price][greater_than]=100', 1],
    ['q=arama&where[startDate][greater_than]=2031-03-02T00:00:00Z&maxPrice=100', 1],
    ['q=%25', 0],
  ])('%s finds %d', async (query, found) => {
    expect((await get(`/api/events?${query}`)).body.totalDocs).toBe(found)
    expect((await get(`/api/events/count?${query}`)).body.totalDocs).toBe(found)
  })

  test.each([
    ['from', 'from=yesterday'],
    ['to', 'to=2031-13-01'],
    ['maxPrice', 'maxPrice=cheap'],
    ['maxPrice', 'maxPrice=-1'],
    ['q', 'q[a]=1'],
    ['q', `q=${'x'.repeat(201)}`],
  ])('a wrong %s is refused by name', async (path, query) => {
    const { status, body } = await get(`/api/events?${query}`)
    expect(status).toBe(422)
    expect(body.errors?.[0]?.data?.fields).toMatchObject([{ path }])
  })

  test('does not let the parameters of other lists filter events', async () => {
    const event = await makeEvent({ title: 'Bilet Listesi' })
    const { body } = await get(
      `/api/ticket-types?q=nothing&depth=1&where[event][equals]=${event.id}`,
    )
    expect((body.docs?.[0] as unknown as { event: Event }).event.id).toBe(event.id)
  })
})

describe('the state of registration', () => {
  const read = async (event: Event) => {
    const one = (await get(`/api/events/${event.slug}`)).body
    const [listed] = (await get(`/api/events?where[id][equals]=${event.id}`)).body.docs ?? []
    expect(listed?.registrationState).toBe(one.registrationState)
    expect(listed).not.toHaveProperty('seatsLeft')
    return [one.registrationState, one.seatsLeft]
  }

  test('is derived from the seats, as they are now', async () => {
    const event = await makeEvent({ capacity: 2, waitlistEnabled: true })
    expect(await read(event)).toEqual(['open', 2])
    await seatRegistration({ payload, event: event.id, status: 'confirmed' })
    await seatRegistration({ payload, event: event.id, status: 'pending' })
    expect(await read(event)).toEqual(['waitlist_only', 0])
    await payload.update({
      collection: 'events',
      id: event.id,
      data: { waitlistEnabled: false },
    })
    expect(await read(event)).toEqual(['sold_out', 0])
    await payload.update({
      collection: 'events',
      id: event.id,
      data: { waitlistEnabled: true, capacity: 3 },
    })
    await seatRegistration({ payload, event: event.id, status: 'waitlisted' })
    expect(await read(event)).toEqual(['waitlist_only', 1])
  })

  test('follows the dates, the ticket on sale and the status', async () => {
    expect(await read(await makeEvent({ registrationOpensAt: '2099-01-01T00:00:00Z' }))).toEqual([
      'not_open',
      null,
    ])
    expect(await read(await makeEvent({ registrationClosesAt: '2020-01-01T00:00:00Z' }))).toEqual([
      'closed',
      null,
    ])
    const paused = await makeEvent({ capacity: 4 })
    await queryRows(
      payload,
      sql`UPDATE ticket_types SET status = 'paused' WHERE event_id = ${paused.id}`,
    )
    expect(await read(paused)).toEqual(['closed', 4])
    const cancelled = await makeEvent()
    await payload.update({
      collection: 'events',
      id: cancelled.id,
      data: { status: 'cancelled' },
    })
    expect(await read(cancelled)).toEqual(['closed', null])
  })

  test('is given on GraphQL, and left out where it is not selected', async () => {
    const event = await makeEvent({ capacity: 7 })
    const response = await platform.request('/api/graphql', {
      method: 'POST',
      body: { query: `{ Event(id: "${event.slug}") { id registrationState seatsLeft } }` },
    })
    expect(((await response.json()) as { data: unknown }).data).toEqual({
      Event: { id: event.id, registrationState: 'open', seatsLeft: 7 },
    })
    const { body } = await get(`/api/events/${event.id}?select[title]=true`)
    expect(Object.keys(body).sort()).toEqual(['id', 'title'])
  })
})
