import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createLocalReq } from 'payload'
import { inTransaction } from '@/db/transaction'
import { record } from '@/outbox/record'
import { startTestPlatform } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'
import { purgeOutbox } from '@jobs/maintenance/purgeOutbox.job'
import { routeOf } from './routeOf'

let platform: TestPlatform
beforeAll(async () => {
  platform = await startTestPlatform()
})
afterAll(() => platform.close())

/** Values by name and labels, as Prometheus reads them. */
async function scrape(): Promise<Map<string, number>> {
  const response = await platform.request('/metrics')
  expect(response.headers.get('content-type')).toContain('text/plain')
  const lines = (await response.text()).split('\n').filter((line) => line && !line.startsWith('#'))
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(' ')
      return [line.slice(0, at), Number(line.slice(at + 1))]
    }),
  )
}

const listed = 'rostrum_http_request_seconds_count{method="GET",route="/api/events",status="200"}'

test('counts requests by kind, waiting jobs, sockets and database connections', async () => {
  const before = await scrape()
  await (await platform.request('/api/events?limit=1')).text()
  const req = await createLocalReq({}, platform.payload)
  await inTransaction(req, () => record({ req, job: purgeOutbox, payload: {} }))
  const after = await scrape()
  expect(after.get(listed)).toBe((before.get(listed) ?? 0) + 1)
  expect(after.get('rostrum_outbox_waiting')).toBe((before.get('rostrum_outbox_waiting') ?? 0) + 1)
  expect(after.get('rostrum_outbox_lag_seconds')).toBeGreaterThan(0)
  expect(after.get('rostrum_sockets')).toBe(0)
  expect(after.get('rostrum_pool_connections{state="open"}')).toBeGreaterThan(0)
  expect(after.has('rostrum_jobs{queue="mail",state="waiting"}')).toBe(true)
  expect(after.get('process_resident_memory_bytes')).toBeGreaterThan(0)
})

test.each([
  ['X-Forwarded-For', '203.0.113.9'],
  ['X-Real-IP', '203.0.113.9'],
  ['X-Forwarded-Proto', 'https'],
  ['Via', '1.1 proxy'],
])('are not for who comes through a proxy without the token: %s', async (name, value) => {
  const response = await platform.request('/metrics', { headers: { [name]: value } })
  expect(response.status).toBe(401)
  expect(await response.json()).toMatchObject({
    errors: [{ code: 'UNAUTHENTICATED' }],
    requestId: expect.any(String),
  })
})

describe('the kind of a path', () => {
  const known = new Set(['events', 'users'])
  test.each([
    ['/api/events', 200, '/api/events'],
    ['/api/events/01890000-0000-7000-8000-000000000000', 200, '/api/events/:id'],
    ['/api/events/kiyida-yazilim/register', 409, '/api/events/:id/register'],
    ['/api/users/me', 200, '/api/users/me'],
    ['/api/auth/login', 401, '/api/auth/login'],
    ['/api/public/certificates/AbC', 200, '/api/public/certificates'],
    ['/api/made-up', 400, 'unknown'],
    ['/anything', 404, 'unknown'],
    ['/admin/collections/events', 200, '/admin'],
    ['/track/open/abc.def', 200, '/track'],
    ['/_next/static/x.js', 200, '/_next'],
    ['/', 200, '/'],
  ])('%s with status %d is %s', (path, status, route) => {
    expect(routeOf({ path, status, known })).toBe(route)
  })
})
