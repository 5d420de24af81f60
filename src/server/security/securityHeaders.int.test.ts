import '@/testing/behindHttps'
import { request, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { makeServer } from '@/server/makeServer'
import { startTestPlatform, testPassword } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'

let platform: TestPlatform
let server: ReturnType<typeof makeServer>
let url: string
let admin: Awaited<ReturnType<TestPlatform['makeUser']>>

beforeAll(async () => {
  platform = await startTestPlatform()
  admin = await platform.makeUser('admin')
  server = makeServer({
    payload: platform.payload,
    // Stands for Next: says which policy it was asked with.
    renderPage: async (req, res) => void res.end(req.headers['content-security-policy']),
  })
  url = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`
})
afterAll(async () => {
  await server.close()
  await platform.close()
})

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${url}${path}`, { headers, redirect: 'manual' })

const bearer = () => ({ Authorization: `JWT ${admin.token}` })

/** Signs in at the panel and gives its cookie as the browser keeps it. */
async function enterPanel() {
  const answer = await fetch(`${url}/api/users/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: admin.email, password: testPassword }),
  })
  const setCookie = answer.headers.get('set-cookie') ?? ''
  return { setCookie, token: /=([^;]+)/.exec(setCookie)?.[1] ?? '' }
}

describe('every answer', () => {
  test.each([
    ['/admin', 200],
    ['/events/none', 200],
    ['/api/events', 200],
    ['/api/nothing', 404],
    ['/api/docs', 200],
    ['/api/openapi.json', 200],
    ['/admin/queues', 302],
    ['/health/live', 200],
    ['/metrics', 200],
    ['/track/open/nothing', 200],
    ['/unsubscribe/nothing', 404],
  ])('%s tells browsers how little they may do', async (path, status) => {
    const answer = await get(path)
    expect(answer.status).toBe(status)
    const headers = Object.fromEntries(answer.headers)
    expect(headers).toMatchObject({
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': expect.stringMatching(/^(strict-origin-when-cross-origin|no-referrer)$/),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': path.startsWith('/track/') ? 'cross-origin' : 'same-origin',
      'permissions-policy': expect.stringContaining('camera=(self)'),
    })
    const policy = headers['content-security-policy'] ?? ''
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toMatch(/base-uri 'none'/)
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-/)
    expect(policy).toMatch(/default-src 'none'|object-src 'none'/)
  })
})

test('Next renders a page with the policy of its answer, whatever the visitor sent', async () => {
  const pages = []
  for (const path of ['/', '/', '/admin']) {
    const answer = await get(path, { 'Content-Security-Policy': "script-src 'nonce-guessed'" })
    const policy = answer.headers.get('content-security-policy')
    expect(await answer.text()).toBe(policy)
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/]{22}==' 'strict-dynamic';/)
    pages.push(policy)
  }
  expect(new Set(pages).size).toBe(3)
})

test('TRACE finds nothing', async () => {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request(`${url}/api/events`, { method: 'TRACE' }, resolve).on('error', reject).end()
  })
  expect(answer.resume().statusCode).toBe(404)
})

describe('answers for somebody', () => {
  test.each([
    '/api/registrations',
    '/api/users/me',
    '/api/users/me/sessions',
    '/api/events',
    '/api/search?q=x',
    '/api/globals/nothing',
  ])('%s is kept by no cache', async (path) => {
    const answer = await get(path, bearer())
    expect(answer.headers.get('cache-control')).toMatch(/no-store/)
  })

  test('with a cookie too, while what says its own and what is for all stay as they are', async () => {
    const { token } = await enterPanel()
    const mine = await get('/api/registrations', { Cookie: `__Host-payload-token=${token}` })
    expect([mine.status, mine.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
    const document = await get('/api/openapi.json', bearer())
    expect(document.headers.get('cache-control')).toBe('no-cache')
    expect((await get('/api/events')).headers.get('cache-control')).toMatch(/^public/)
  })
})

test('the panel’s cookie is for this host and encrypted pages alone, in and out', async () => {
  const { setCookie, token } = await enterPanel()
  expect(setCookie).toMatch(/^__Host-payload-token=eyJ/)
  for (const part of ['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/']) {
    expect(setCookie).toMatch(new RegExp(`; ${part}(=true)?(;|$)`))
  }
  expect(setCookie).not.toMatch(/domain/i)
  const who = async (name: string) => {
    const answer = await get('/api/users/me', { Cookie: `${name}=${token}` })
    return ((await answer.json()) as { user?: { email: string } }).user?.email ?? null
  }
  expect(await who('__Host-payload-token')).toBe(admin.email)
  // A neighbour under the same domain can set this one.
  expect(await who('payload-token')).toBeNull()
  const left = await fetch(`${url}/api/users/logout`, {
    method: 'POST',
    headers: { Cookie: `__Host-payload-token=${token}` },
  })
  expect(left.headers.getSetCookie().map((each) => each.split('=')[0])).toEqual([
    '__Host-payload-token',
    'payload-token',
  ])
  expect(await who('__Host-payload-token')).toBeNull()
})
