import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { queryRows, sql } from '@/db/sql'
import { forgetPublicly, rememberPublicly } from '@/lib/publicMemory'
import { findComingEvents } from '@/operations/publicPages/findComingEvents'
import { findEventPage, findPublicTickets } from '@/operations/publicPages/findEventPage'
import { makeEvent } from '@/testing/factories/makeEvent'
import { startTestPlatform, waitFor } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'
import { makePublicReads } from './publicReads'

let platform: TestPlatform
const closers: (() => unknown)[] = []
beforeAll(async () => {
  platform = await startTestPlatform()
})
afterAll(async () => {
  for (const close of closers) await close()
  await platform.close()
})

/** A server with nothing but the cache, whose answers only a notification makes old. */
async function startCache(load: (request: Request) => Promise<Response>) {
  const reads = makePublicReads({ load, freshMs: 600_000 })
  const http = createServer((req, res) => {
    const [path = ''] = req.url?.split('?', 1) ?? []
    if (!reads.covers(req, path)) return res.writeHead(418).end()
    void Promise.resolve(reads.answer(req, res)).then((done) => done || res.writeHead(404).end())
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  closers.push(
    () => reads.close(),
    () => http.close(),
  )
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  return { reads, ask: (path: string, init?: RequestInit) => fetch(`${url}${path}`, init) }
}

const touchEvents = () => queryRows(platform.payload, sql`UPDATE events SET updated_at = now()`)

/** Asks until a change was heard of, so the listening has begun, and then an answer came from memory. */
async function settle(cache: Awaited<ReturnType<typeof startCache>>, path: string) {
  const { figures } = cache.reads
  const ask = async () => (await cache.ask(path)).text()
  await ask()
  await touchEvents()
  for (const kind of ['misses', 'hits'] as const) {
    const before = figures[kind]
    await waitFor(`one of the ${kind}`, async () => {
      await ask()
      return figures[kind] > before
    })
  }
}

describe('the cache of public reads', () => {
  test('loads once however many ask at once, and then not again', async () => {
    let loads = 0
    const cache = await startCache(async () => Response.json({ loads: ++loads }))
    await settle(cache, '/api/events')
    loads = 0
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => cache.ask('/api/events?limit=5').then((r) => r.json())),
    )
    expect(answers).toEqual(Array(50).fill({ loads: 1 }))
    await cache.ask('/api/events?limit=5')
    expect(loads).toBe(1)
  })

  test('forgets when a committed change is notified, whoever made it', async () => {
    let loads = 0
    const cache = await startCache(async () => Response.json({ loads: ++loads }))
    await settle(cache, '/api/events')
    const before = loads
    await touchEvents()
    await waitFor('a new answer', async () => {
      const { loads: seen } = (await (await cache.ask('/api/events')).json()) as { loads: number }
      return seen > before
    })
  })

  test('hears of changes again after its connection was ended', async () => {
    const cache = await startCache(async () => Response.json({}))
    await settle(cache, '/api/events')
    await queryRows(
      platform.payload,
      sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
    )
    // Of what it may have missed, and of what comes.
    await settle(cache, '/api/events')
    await settle(cache, '/api/events')
  })

  test('keeps nothing that was loaded before a change and arrived after it', async () => {
    let answerFirst: (text: string) => void = () => undefined
    const first = new Promise<string>((resolve) => (answerFirst = resolve))
    const texts = [first, Promise.resolve('new')]
    const cache = await startCache(async ({ url }) =>
      Response.json(url.endsWith('/slow') ? await (texts.shift() ?? 'none') : 'x'),
    )
    await settle(cache, '/api/events')
    const early = cache.ask('/api/events/slow').then((response) => response.json())
    await waitFor('the load to begin', () => texts.length === 1)
    await touchEvents()
    await waitFor('the change to arrive', async () => {
      const misses = cache.reads.figures.misses
      await (await cache.ask('/api/events')).text()
      return cache.reads.figures.misses > misses
    })
    // Asked after the change: must not join the load that began before it.
    expect(await (await cache.ask('/api/events/slow')).json()).toBe('new')
    answerFirst('old')
    expect(await early).toBe('old')
    expect(await (await cache.ask('/api/events/slow')).json()).toBe('new')
  })

  test('keeps no error', async () => {
    let status = 404
    const cache = await startCache(async () => Response.json({}, { status }))
    expect((await cache.ask('/api/events/later')).status).toBe(404)
    status = 200
    expect((await cache.ask('/api/events/later')).status).toBe(200)
  })

  test('answers 304 to whoever has the bytes already, and HEAD without them', async () => {
    const cache = await startCache(async () => Response.json({ a: 1 }))
    const response = await cache.ask('/api/events')
    const etag = response.headers.get('etag') as string
    const again = await cache.ask('/api/events', { headers: { 'If-None-Match': `"x", W/${etag}` } })
    expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, ''])
    const other = await cache.ask('/api/events', { headers: { 'If-None-Match': '"x"' } })
    expect(other.status).toBe(200)
    const head = await cache.ask('/api/events', { method: 'HEAD' })
    expect([head.headers.get('content-length'), await head.text()]).toEqual(['7', ''])
  })

  test.each([
    ['a token', { headers: { Authorization: 'Bearer x' } }],
    ['an API key', { headers: { 'X-API-Key': 'x' } }],
    ['the cookie of a session', { headers: { Cookie: 'theme=dark; payload-token=x' } }],
    ['another method', { method: 'POST' }],
  ])('leaves %s alone', async (_what, init) => {
    const cache = await startCache(async () => Response.json({}))
    expect((await cache.ask('/api/events', init)).status).toBe(418)
  })

  test('leaves paths alone that are no public reads', async () => {
    const cache = await startCache(async () => Response.json({}))
    const paths = [
      ...['/api/users/me', '/api/events/x/registrations', '/api/registrations', '/health'],
      ...['/api/certificates/x', '/api/public/certificates', '/api/public/certificates/x/y'],
    ]
    for (const path of paths) expect((await cache.ask(path)).status).toBe(418)
  })
})

describe('on the platform', () => {
  test('a public event comes with an ETag; a change of its seats is seen by the next who asks', async () => {
    const { event } = await makeEvent({ payload: platform.payload, capacity: 5 })
    const read = async () =>
      (await (await platform.request(`/api/events/${event.slug}`)).json()) as { seatsLeft: number }
    expect(await read()).toMatchObject({ seatsLeft: 5 })
    await queryRows(
      platform.payload,
      sql`UPDATE capacity_pools SET taken = 2 WHERE event_id = ${event.id}`,
    )
    await waitFor('the change', async () => (await read()).seatsLeft === 3)
    const response = await platform.request(`/api/events/${event.slug}`)
    expect(response.headers.get('etag')).toMatch(/^"[\w-]+"$/)
    expect(response.headers.get('x-request-id')).toBeTruthy()
  })

  test('who changes an event through this process reads the change with the next request', async () => {
    const { token } = await platform.makeUser('admin')
    const { event } = await makeEvent({ payload: platform.payload })
    const path = `/api/events/${event.id}`
    for (const title of ['Bir', 'İki', 'Üç', 'Dört', 'Beş']) {
      await (await platform.request(path)).text()
      await platform.request(path, { method: 'PATCH', token, body: { title } })
      expect(await (await platform.request(path)).json()).toMatchObject({ title })
    }
  })

  test('what staff may see of it stays with staff', async () => {
    const { token } = await platform.makeUser('admin')
    const { event } = await makeEvent({ payload: platform.payload, status: 'draft' })
    const path = `/api/events/${event.id}`
    expect((await platform.request(path, { token })).status).toBe(200)
    const refused = await platform.request(path)
    expect(refused.status).toBe(404)
    expect(await refused.json()).toMatchObject({ errors: [{ code: 'NOT_FOUND' }] })
  })
})

describe('the data of the public pages', () => {
  test('is loaded once for all who ask, and anew after a change, by whatever process', async () => {
    const { payload } = platform
    const { event } = await makeEvent({ payload, title: 'Bir' })
    const slug = String(event.slug)
    const find = () => findEventPage(payload, slug)
    const [page, list, tickets] = await Promise.all([
      find(),
      findComingEvents({ payload, q: '', page: 1 }),
      findPublicTickets(payload, event.id),
    ])
    expect([page?.title, list.docs.length > 0, tickets.length]).toEqual(['Bir', true, 1])
    await queryRows(payload, sql`UPDATE events SET title = 'İki' WHERE id = ${event.id}`)
    await waitFor('the change', async () => (await find())?.title === 'İki')

    let loads = 0
    const load = async () => (loads += 1)
    const ask = () => rememberPublicly('of a test', load)
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1])
    forgetPublicly()
    expect(await ask()).toBe(2)
    const failing = () => rememberPublicly('failing', () => Promise.reject(new Error('away')))
    await expect(failing()).rejects.toThrow('away')
    expect(await rememberPublicly('failing', async () => 'back')).toBe('back')
  })

  test('goes with what the cache of bytes forgets', async () => {
    const reads = makePublicReads({ load: async () => Response.json({}), freshMs: 600_000 })
    closers.push(() => reads.close())
    let loads = 0
    const ask = () => rememberPublicly('forgotten', async () => (loads += 1))
    await ask()
    reads.forget()
    expect(await ask()).toBe(2)
  })
})
