/** @backends */
import { Agent, request as askOver } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { Redis } from 'ioredis'
import pg from 'pg'
import { databaseUrl } from '@/db/databaseUrl'
import { queryRows, sql } from '@/db/sql'
import { env } from '@/env'
import { findLedgerDifferences } from '@/operations/registrations/findLedgerDifferences'
import { emit } from '@/realtime/emit'
import { makeEvent } from '@/testing/factories/makeEvent'
import { startTestPlatform, type TestPlatform, testPassword, waitFor } from '@/testing/harness'
import { holdSeats } from '@/testing/holdSeats'
import { startProxiedProcesses } from '@/testing/startProxiedProcesses'
import { closeSockets, openSocket } from '@/testing/tickets/socketClient'
import { requireQueue } from '@jobs/queues'

/** A web and a worker process whose PostgreSQL and Redis can be taken away, while this process looks on. */
let platform: TestPlatform
let reached: Awaited<ReturnType<typeof startProxiedProcesses>>
let staff: { token: string; email: string }
let event: { id: string; slug?: string | null }
let people = 0
const patienceMs = 10_000
const capacity = 100

beforeAll(async () => {
  platform = await startTestPlatform()
  reached = await startProxiedProcesses()
  const { email } = await platform.makeUser('admin')
  const { body } = await ask('/api/auth/login', {
    method: 'POST',
    body: JSON.stringify({ email, password: testPassword }),
  })
  staff = { email, token: String(body.accessToken) }
})
afterAll(async () => {
  closeSockets()
  await reached.endProcesses()
  await platform.close()
  await reached.closeProxies()
})
beforeEach(async () => {
  event = (await makeEvent({ payload: platform.payload, capacity })).event
})

const newPerson = () => `outage-${(people += 1)}@example.org`

const ask = async (path: string, { token, ...init }: RequestInit & { token?: string } = {}) => {
  const startedAt = performance.now()
  const response = await fetch(`${reached.web.url}${path}`, {
    ...init,
    headers: {
      ...(init.body ? { 'Content-Type': 'application/json' } : {}),
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...(init.headers as Record<string, string> | undefined),
    },
    signal: AbortSignal.timeout(patienceMs),
  })
  const ms = performance.now() - startedAt
  return { response, ms, body: (await response.json()) as Record<string, never> }
}

const register = (email: string, id = event.id) =>
  ask(`/api/events/${id}/register`, {
    method: 'POST',
    headers: { 'Idempotency-Key': `key-${email}` },
    body: JSON.stringify({ email, givenName: 'Ada', familyName: 'L' }),
  })

/** Tries again under the same key, as a good client does. @returns the statuses of all tries */
async function registerAtLast(email: string): Promise<number[]> {
  const statuses: number[] = []
  await waitFor(`${email} is registered`, async () => {
    const { response } = await register(email)
    statuses.push(response.status)
    return response.status === 201
  })
  return statuses
}

const notNow = {
  errors: [{ code: 'UNAVAILABLE', message: expect.any(String) }],
  requestId: expect.any(String),
}

async function expectNotNow(asked: ReturnType<typeof ask>): Promise<void> {
  const { response, ms, body } = await asked
  expect({ status: response.status, body }).toEqual({ status: 503, body: notNow })
  expect(response.headers.get('Retry-After')).toBe('5')
  // Two seconds for a connection, and what a busy machine adds.
  expect(ms).toBeLessThan(3_500)
}

const expectAlive = () =>
  expect([
    reached.web.child.exitCode,
    reached.worker.child.exitCode,
    reached.web.child.signalCode,
  ]).toEqual([null, null, null])

/** As many seats as rows as mails, each person once. */
async function expectSettled(count: number): Promise<void> {
  const mails = async () => {
    const [row] = await queryRows<{ n: number }>(
      platform.payload,
      sql`SELECT count(*)::int AS n FROM deliveries d JOIN registrations r ON d.subject = r.id::text
          WHERE r.event_id = ${event.id} AND d.kind = 'admission' AND d.state = 'accepted'`,
    )
    return row!.n
  }
  await waitFor(`${count} mails`, async () => (await mails()) >= count)
  const [row] = await queryRows<Record<string, number>>(
    platform.payload,
    sql`SELECT p.taken::int, p.held::int, (SELECT count(*)::int FROM registrations
          WHERE event_id = ${event.id} AND status = 'confirmed') AS rows
        FROM capacity_pools p WHERE p.event_id = ${event.id}`,
  )
  expect({ ...row, mails: await mails() }).toEqual({
    taken: count,
    held: 0,
    rows: count,
    mails: count,
  })
  expect(await findLedgerDifferences(platform.payload)).toEqual([])
}

const seatsShown = async () => (await ask(`/api/events/${event.slug}`)).body.seatsLeft as unknown

async function endConnections(): Promise<void> {
  const terminator = new pg.Client({ connectionString: databaseUrl() })
  await terminator.connect()
  await terminator.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  )
  await terminator.end()
}

test('connections that PostgreSQL ends are replaced: nobody is lost or doubled, and notifications go on', async () => {
  const client = await openSocket({ url: reached.web.url, namespace: 'agent', token: staff.token })
  const emails = Array.from({ length: 12 }, newPerson)
  const rush = Promise.all(emails.map(registerAtLast))
  await endConnections()
  const statuses = (await rush).flat()
  expect(statuses.filter((status) => status !== 201 && status !== 503)).toEqual([])
  expectAlive()
  await expectSettled(emails.length)
  expect(await seatsShown()).toBe(capacity - emails.length)
  // From this process to that one's clients, by way of its adapter; twice, so that none was kept back.
  await endConnections()
  await waitFor('the sockets hear again', async () => {
    emit({ namespace: 'agent', to: 'tickets:all', event: 'typing', data: {} as never })
    return client.received.some((pushed) => pushed.event === 'typing')
  })
})

test('while PostgreSQL is away everybody is told "not now", signed in or not, and it is back at once', async () => {
  await register(newPerson())
  await reached.database.refuse()
  await expectNotNow(register(newPerson()))
  await expectNotNow(ask(`/api/events/${event.id}`, { token: staff.token }))
  await expectNotNow(ask('/api/users/me', { token: staff.token }))
  await expectNotNow(
    ask('/api/auth/login', {
      method: 'POST',
      body: JSON.stringify({ email: staff.email, password: testPassword }),
    }),
  )
  const graphql = await ask('/api/graphql', {
    method: 'POST',
    token: staff.token,
    body: JSON.stringify({ query: '{ Events { totalDocs } }' }),
  })
  expect([503, 200]).toContain(graphql.response.status)
  expect(JSON.stringify(graphql.body)).toContain('UNAVAILABLE')
  expect((await ask('/health/live')).response.status).toBe(200)
  expect((await ask('/health/ready')).response.status).toBe(503)
  await reached.database.open()
  const openedAt = performance.now()
  await registerAtLast(newPerson())
  expect(performance.now() - openedAt).toBeLessThan(5_000)
  expectAlive()
  await expectSettled(2)
})

test('with every connection taken, others are told "not now" within seconds', async () => {
  const more = await Promise.all(
    [1, 2].map(() => makeEvent({ payload: platform.payload, capacity })),
  )
  const events = [event, ...more.map((made) => made.event)]
  const holder = await holdSeats(
    platform.payload,
    events.map(({ id }) => id),
  )
  // One for each connection of the process; those for one event wait in a line without any.
  const waiting = events.map(({ id }) => register(newPerson(), id))
  await holder.areWaiting(events.length)
  await Promise.all([
    expectNotNow(ask('/api/users/me', { token: staff.token })),
    expectNotNow(ask(`/api/events/${event.slug}`)),
  ])
  await holder.release()
  const statuses = (await Promise.all(waiting)).map(({ response }) => response.status)
  expect(statuses).toEqual([201, 201, 201])
  await expectSettled(1)
})

/** Only where there is a Redis can it be away. */
if (env.queue.kind === 'redis') {
  describe('Redis', () => {
    const login = () =>
      ask('/api/auth/login', {
        method: 'POST',
        body: JSON.stringify({ email: staff.email, password: testPassword }),
      })

    test('while it is away all goes on but log-ins, and afterwards nothing is lost or doubled', async () => {
      await reached.redis!.refuse()
      await waitFor('log-ins are closed', async () => (await login()).response.status === 503)
      await expectNotNow(login())
      for (let seat = 1; seat <= 3; seat += 1)
        expect((await register(newPerson())).response.status).toBe(201)
      expect(await seatsShown()).toBe(capacity - 3)
      const [row] = await queryRows<{ secret: string; id: string }>(
        platform.payload,
        sql`SELECT id FROM registrations WHERE event_id = ${event.id} LIMIT 1`,
      )
      const checkIn = await ask(`/api/events/${event.id}/checkin`, {
        method: 'POST',
        token: staff.token,
        body: JSON.stringify({ registration: row!.id }),
      })
      expect(checkIn.response.status).toBe(200)
      await reached.redis!.open()
      await expectSettled(3)
      await waitFor('log-ins are open', async () => (await login()).response.status === 200)
      expectAlive()
    })

    test('come back empty, it is told again of schedules and of jobs it had not done', async () => {
      const store = new Redis(env.queue.kind === 'redis' ? env.queue.url : '')
      const prefix = `rostrum:${new URL(databaseUrl()).pathname.slice(1)}:`
      const mark = () => store.get(`${prefix}mark`)
      await waitFor('the store is known', async () => (await mark()) === 'known')
      reached.worker.child.kill('SIGSTOP')
      const schedules = async () => (await requireQueue('maintenance').getJobSchedulers()).length
      const before = await schedules()
      expect(before).toBeGreaterThan(0)
      expect((await register(newPerson())).response.status).toBe(201)
      // As if the relay had handed the job over just before everything was forgotten.
      await queryRows(
        platform.payload,
        sql`UPDATE outbox SET published_at = now() WHERE published_at IS NULL`,
      )
      const keys = await store.keys(`${prefix}*`)
      await store.del(keys)
      reached.worker.child.kill('SIGCONT')
      await waitFor('schedules', async () => (await schedules()) === before)
      await expectSettled(1)
      await waitFor('the mark', async () => (await mark()) === 'known')
      store.disconnect()
    })
  })
}

test('on SIGTERM a web process answers what it has begun, sends clients away politely and ends with 0', async () => {
  const leaving = reached.web
  const holder = await holdSeats(platform.payload, [event.id])
  const begun = fetch(`${leaving.url}/api/events/${event.id}/register`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: newPerson(), givenName: 'Ada', familyName: 'L' }),
  })
  await holder.areWaiting(1)
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const over = (path: string) =>
    new Promise<[number | undefined, string | undefined]>((resolve, reject) => {
      askOver(`${leaving.url}${path}`, { agent }, (response) => {
        response
          .resume()
          .on('end', () => resolve([response.statusCode, response.headers.connection]))
      })
        .on('error', reject)
        .end()
    })
  expect(await over('/health/ready')).toEqual([200, 'keep-alive'])
  leaving.child.kill('SIGTERM')
  await waitFor('readiness is off', async () => {
    const [status, connection] = await over('/health/ready')
    return status === 503 && connection === 'close'
  })
  await holder.release()
  const answer = await begun
  expect([answer.status, answer.headers.get('connection')]).toEqual([201, 'close'])
  expect(await leaving.ended).toBe(0)
  await expectSettled(1)
})
