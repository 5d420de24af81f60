import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Payload } from 'payload'
import type { Event } from '@/payload-types'
import { callApi } from '@/testing/callApi'
import { startTestPlatform, type TestPlatform } from '@/testing/harness'
import { makeEventData } from '@/testing/factories/makeEventData'

type User = { id: string; token: string }
type Answer = { doc?: Event }

let platform: TestPlatform
let payload: Payload
let admin: User
let moderator: User
let doorStaff: User
let user: User
let editor: User

beforeAll(async () => {
  platform = await startTestPlatform()
  payload = platform.payload
  admin = await platform.makeUser('admin')
  moderator = await platform.makeUser('moderator')
  doorStaff = await platform.makeUser('door-staff')
  user = await platform.makeUser('user')
  editor = await platform.makeUser()
  const role = await payload.create({
    collection: 'roles',
    data: {
      name: 'editor',
      permissions: ['events.read', 'events.create', 'events.update', 'events.delete'],
    },
  })
  await payload.update({ collection: 'users', id: editor.id, data: { roles: [role.id] } })
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

describe('who may', () => {
  test('change a status: holders of events.publish, through every door', async () => {
    const event = await makeEvent()
    const paths = [`/api/events/${event.id}`, `/api/events/${event.id}/status`]
    for (const path of paths) {
      for (const [token, code] of [
        [undefined, 401],
        [user.token, 403],
        [doorStaff.token, 403],
        [editor.token, 403],
      ] as const) {
        expect(
          (await call({ method: 'PATCH', path, token, body: { status: 'postponed' } })).status,
        ).toBe(code)
      }
    }
    const graphql = await call({
      method: 'POST',
      path: '/api/graphql',
      token: editor.token,
      body: {
        query: `mutation { updateEvent(id: "${event.id}", data: { status: postponed }) { id } }`,
      },
    })
    expect(JSON.stringify(graphql.body.errors)).toContain('FORBIDDEN')
    const bulk = await call({
      method: 'PATCH',
      path: `/api/events?where[id][equals]=${event.id}`,
      token: editor.token,
      body: {
        status: 'postponed',
      },
    })
    expect(bulk.status).toBe(403)
    expect(await statusOf(event.id)).toBe('published')
    const answer = await call({
      method: 'PATCH',
      path: paths[1] as string,
      token: moderator.token,
      body: { status: 'postponed' },
    })
    expect(answer.status).toBe(200)
  })

  test('write an event without publishing it: who may only write; its status may come along unchanged', async () => {
    const draft = await call({
      method: 'POST',
      path: '/api/events',
      token: editor.token,
      body: makeEventData({ status: 'draft' }),
    })
    expect(draft.status).toBe(201)
    const published = await call({
      method: 'POST',
      path: '/api/events',
      token: editor.token,
      body: makeEventData(),
    })
    expect([published.status, published.body.errors?.[0]?.code]).toEqual([403, 'FORBIDDEN'])
    const event = await makeEvent()
    const { status, body } = await call({
      method: 'PATCH',
      path: `/api/events/${event.id}`,
      token: editor.token,
      body: {
        title: 'Yeni',
        status: 'published',
      },
    })
    expect([status, body.doc?.title]).toEqual([200, 'Yeni'])
  })

  test('create, change or delete events: not outsiders, not door staff', async () => {
    const event = await makeEvent({ status: 'draft' })
    for (const [token, code] of [
      [undefined, 401],
      [user.token, 403],
      [doorStaff.token, 403],
    ] as const) {
      expect(
        (await call({ method: 'POST', path: '/api/events', token, body: makeEventData() })).status,
      ).toBe(code)
      expect(
        (
          await call({
            method: 'PATCH',
            path: `/api/events/${event.id}`,
            token,
            body: { title: 'X' },
          })
        ).status,
      ).toBe(code)
      expect(
        (await call({ method: 'DELETE', path: `/api/events/${event.id}`, token })).status,
      ).toBe(code)
      expect(
        (await call({ method: 'DELETE', path: `/api/events?where[id][equals]=${event.id}`, token }))
          .status,
      ).toBe(code)
    }
    const kept = await payload.findByID({ collection: 'events', id: event.id })
    expect(kept).toMatchObject({ title: event.title, deletedAt: null })
  })
})

describe('the audit log', () => {
  test('has who changed what and why, and nothing for what came to nothing', async () => {
    const event = await makeEvent({ capacity: 3 })
    await call({
      method: 'PATCH',
      path: `/api/events/${event.id}/status`,
      token: moderator.token,
      body: {
        status: 'cancelled',
        reason: 'Salon kapatıldı',
      },
    })
    await call({
      method: 'PATCH',
      path: `/api/events/${event.id}/status`,
      token: moderator.token,
      body: { status: 'published' },
    })
    await call({
      method: 'PATCH',
      path: `/api/events/${event.id}`,
      token: admin.token,
      body: {
        capacity: 5,
        virtualUrl: 'https://a.example/room',
      },
    })
    await call({
      method: 'PATCH',
      path: `/api/events/${event.id}`,
      token: admin.token,
      body: { capacity: 5 },
    })
    const log = await auditOf(event.id)
    expect(log.map(({ action, actor, reason }) => ({ action, actor, reason }))).toEqual([
      { action: 'events.created', actor: null, reason: null },
      { action: 'events.cancelled', actor: moderator.id, reason: 'Salon kapatıldı' },
      { action: 'events.updated', actor: admin.id, reason: null },
    ])
    expect(log[1]).toMatchObject({ diff: { status: { from: 'published', to: 'cancelled' } } })
    expect(log[1]?.requestId).toBeTruthy()
    expect(log[2]?.diff).toEqual({
      capacity: { from: 3, to: 5 },
      virtualUrl: { from: '[masked]', to: '[masked]' },
    })
  })

  test('takes a status that does not exist, or no status, as a wrong field', async () => {
    const event = await makeEvent()
    for (const body of [{ status: 'gone' }, {}]) {
      const answer = await call({
        method: 'PATCH',
        path: `/api/events/${event.id}/status`,
        token: admin.token,
        body,
      })
      expect([answer.status, answer.body.errors?.[0]?.code]).toEqual([422, 'INVALID_FIELDS'])
    }
    const patched = await call({
      method: 'PATCH',
      path: `/api/events/${event.id}`,
      token: admin.token,
      body: { status: 'gone' },
    })
    expect(patched.status).toBe(422)
  })
})
