/** @backends */
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals'
import { queryRows, sql } from '@/db/sql'
import { limitRedis } from '@/operations/limits/sharedLimiter'
import { env } from '@/env'
import { makeServer } from '@/server/makeServer'
import { startTestPlatform, testPassword } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'

/** Limits of two web processes that count together. */
const perMinute = 30
let platform: TestPlatform
let servers: { close: () => Promise<void> }[]
let urls: [string, string]

beforeAll(async () => {
  platform = await startTestPlatform()
})
beforeEach(async () => {
  await forgetAll()
  const made = [1, 2].map(() =>
    makeServer({ payload: platform.payload, renderPage: null, perMinute }),
  )
  servers = made
  const ports = await Promise.all(made.map((server) => server.listen(0, '127.0.0.1')))
  urls = ports.map((port) => `http://127.0.0.1:${port}`) as typeof urls
})
afterEach(async () => {
  for (const server of servers) await server.close()
})
afterAll(() => platform.close())

async function forgetAll() {
  await queryRows(platform.payload, sql`TRUNCATE limits.counters`)
  if (env.queue.kind === 'redis') {
    const redis = limitRedis()
    if (redis.status !== 'ready') await new Promise((resolve) => redis.once('ready', resolve))
    const keys = await redis.keys('limits:*')
    if (keys.length > 0) await redis.del(...keys)
  }
}

const ask = (url: string, path: string, options: RequestInit = {}) =>
  fetch(`${url}${path}`, options)

const figures = ({ headers }: Response) => ({
  limit: Number(headers.get('RateLimit-Limit')),
  remaining: Number(headers.get('RateLimit-Remaining')),
})

test('two processes let one client through as often as one would, then say when to come back', async () => {
  const statuses: number[] = []
  let refused: Response | undefined
  for (let count = 0; count < perMinute + 6; count += 1) {
    const answer = await ask(urls[count % 2] as string, '/api/events?limit=1')
    statuses.push(answer.status)
    if (answer.status === 429) refused = answer
    else expect(figures(answer).limit).toBe(perMinute)
  }
  expect(statuses.filter((status) => status === 200)).toHaveLength(perMinute)
  const seconds = Number(refused?.headers.get('Retry-After'))
  expect(seconds).toBeGreaterThan(0)
  expect(seconds).toBeLessThanOrEqual(60)
  expect(figures(refused as Response).remaining).toBe(0)
  expect(await refused?.json()).toMatchObject({
    errors: [{ code: 'RATE_LIMITED' }],
    requestId: expect.any(String),
  })
})

test('every answer carries the headers, and health is not counted', async () => {
  const remaining: number[] = []
  for (const path of ['/health/live', '/health/live', '/api/nothing', '/api/events/nothing']) {
    const answer = await ask(urls[0], path)
    await answer.text()
    expect(answer.headers.get('RateLimit')).toMatch(/^"default";r=\d+;t=\d+$/)
    expect(answer.headers.get('RateLimit-Policy')).toBe(`"default";q=${perMinute};w=60`)
    expect(Number(answer.headers.get('RateLimit-Reset'))).toBeGreaterThan(0)
    remaining.push(figures(answer).remaining)
  }
  expect(remaining).toEqual([30, 30, 29, 28])
})

const logIn = (url: string, email: string, password: string) =>
  ask(url, '/api/auth/login', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })

test('log-ins of one network are limited more tightly, whatever account they try', async () => {
  const statuses: number[] = []
  for (let count = 0; count < 8; count += 1) {
    statuses.push((await logIn(urls[count % 2] as string, `a${count}@example.org`, 'wrong')).status)
  }
  expect(statuses).toEqual([401, 401, 401, 401, 401, 401, 429, 429])
})

test('actions of one GraphQL document count like as many requests', async () => {
  const mutate = (count: number, headers = {}) => {
    const actions = Array.from(
      { length: count },
      (_none, n) => `a${n}: deleteEvent(id: "x") { id }`,
    )
    return ask(urls[count % 2] as string, '/api/graphql', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({ query: `mutation { ${actions.join(' ')} }` }),
    })
  }
  expect((await mutate(8)).status).toBe(200)
  const refused = await mutate(3)
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0)
  expect(await refused.json()).toMatchObject({ errors: [{ code: 'RATE_LIMITED' }] })
  const { email } = await platform.makeUser('user')
  const entry = await logIn(urls[0], email, testPassword)
  const { accessToken } = (await entry.json()) as { accessToken: string }
  const person = { Authorization: `Bearer ${accessToken}` }
  expect((await mutate(20, person)).status).toBe(200)
  expect((await mutate(11, person)).status).toBe(429)
})

test('staff have a budget of their own that the admin panel does not use up', async () => {
  const { email } = await platform.makeUser('moderator')
  const { accessToken } = (await (await logIn(urls[0], email, testPassword)).json()) as {
    accessToken: string
  }
  const answer = await ask(urls[1], '/api/events?limit=1', {
    headers: { Authorization: `Bearer ${accessToken}` },
  })
  expect(answer.status).toBe(200)
  expect(figures(answer)).toEqual({ limit: perMinute * 12, remaining: perMinute * 12 - 1 })
  const forged = await ask(urls[1], '/api/events?limit=1', {
    headers: { Authorization: `Bearer ${accessToken}x` },
  })
  expect(figures(forged).limit).toBe(perMinute)
})

test('while the shared counters are away, reads go on and log-ins wait', async () => {
  const broken = env.queue.kind === 'redis' ? breakRedis() : breakPostgres()
  try {
    const read = await ask(urls[0], '/health/live')
    expect(read.status).toBe(200)
    const list = await ask(urls[0], '/api/nothing')
    expect(list.status).toBe(404)
    const entry = await logIn(urls[0], 'somebody@example.org', 'wrong')
    expect(entry.status).toBe(503)
    expect(entry.headers.get('Retry-After')).toBe('5')
  } finally {
    broken.mockRestore()
  }
})

function breakPostgres() {
  const { pool } = platform.payload.db as unknown as { pool: { query: (q: unknown) => unknown } }
  const query = pool.query.bind(pool)
  return jest.spyOn(pool, 'query').mockImplementation((statement: unknown, ...rest: never[]) => {
    const { text } = statement as { text?: string }
    if (text?.includes('limits.counters')) return Promise.reject(new Error('away'))
    return (query as (...all: unknown[]) => unknown)(statement, ...rest)
  })
}

function breakRedis() {
  const redis = limitRedis()
  return jest
    .spyOn(redis, 'sendCommand')
    .mockImplementation(() => Promise.reject(new Error('away')))
}
