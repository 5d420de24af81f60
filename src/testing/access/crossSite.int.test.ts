import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { makeHttpApp } from '@/server/http'
import { matrix } from '@/testing/access/matrix'
import { startTestPlatform, testPassword } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'

/**
 * A browser sends the panel's cookie along wherever SameSite lets it: every door that changes something is tried
 * as a page of another site would, for a signed-in administrator, beside the same request by nobody at all.
 */

let platform: TestPlatform
let cookie: string
const known = new Map<string, string>()

beforeAll(async () => {
  platform = await startTestPlatform()
  const { email } = await platform.makeUser('admin')
  const answer = await platform.request('/api/users/login', {
    method: 'POST',
    body: { email, password: testPassword },
  })
  cookie = answer.headers.get('set-cookie')?.split(';', 1)[0] ?? ''
  for (const [slug, row] of Object.entries(matrix)) known.set(slug, await row.make(platform))
})
afterAll(() => platform.close())

const foreign: [string, Record<string, string>][] = [
  ['another origin', { Origin: 'https://elsewhere.example' }],
  ['a page without an origin', { Origin: 'null' }],
  ['what browsers call cross-site', { 'Sec-Fetch-Site': 'cross-site' }],
  ['a neighbour under the same domain', { 'Sec-Fetch-Site': 'same-site' }],
]

type Door = { method: string; path: string }

/** Every route that changes something: generated, our own, GraphQL, uploads, the queue board. */
function findDoors(): Door[] {
  const { config } = platform.payload
  const changes = new Set(['post', 'patch', 'put', 'delete'])
  const routes = [
    ...config.endpoints.map(({ method, path }) => ({ method, path: `/api${path}`, slug: '' })),
    ...config.collections.flatMap(({ slug, endpoints }) =>
      (endpoints || []).map(({ method, path }) => ({ method, path: `/api/${slug}${path}`, slug })),
    ),
    ...makeHttpApp({ payload: platform.payload, isDraining: () => false })
      .routes.filter(({ path }) => !path.includes('*'))
      .map(({ method, path }) => ({ method: method.toLowerCase(), path, slug: '' })),
  ]
  const doors = routes
    .filter(({ method }) => changes.has(method))
    .map(({ method, path, slug }) => {
      const id = known.get(slug) ?? '01890000-0000-7000-8000-00000000dead'
      const filled = path.replace(/\{(\/:\w+)\}/g, '$1').replace(/:\w+\??(\{[^}]*\})?/g, id)
      return { method: method.toUpperCase(), path: filled.replace(/\/$/, '') }
    })
  const seen = new Map(doors.map((door) => [`${door.method} ${door.path}`, door]))
  return [...seen.values()]
}

async function ask({ method, path }: Door, headers: Record<string, string>) {
  const body = path === '/api/graphql' ? { query: 'mutation { deleteRole(id: "x") { id } }' } : {}
  const answer = await platform.request(path, { method, body, headers, redirect: 'manual' })
  const text = await answer.text()
  const [error] = (parse(text).errors ?? []) as { code?: string; extensions?: { code: string } }[]
  return { status: answer.status, code: error?.extensions?.code ?? error?.code, answer, text }
}

function parse(text: string): { errors?: unknown } {
  try {
    return JSON.parse(text) as { errors?: unknown }
  } catch {
    return {}
  }
}

test('a page of another site is nobody at every door that changes something', async () => {
  const doors = findDoors()
  expect(doors.length).toBeGreaterThan(200)
  const open: string[] = []
  for (const door of doors) {
    const nobody = await ask(door, {})
    const { status, code } = await ask(door, {
      Origin: 'https://elsewhere.example',
      Cookie: cookie,
    })
    if (status !== nobody.status || code !== nobody.code) {
      open.push(`${door.method} ${door.path}: ${status} ${code}`)
    }
  }
  expect(open).toEqual([])
})

test.each(foreign)('%s signs nobody in, and a page of ours does', async (_who, headers) => {
  const doors: Door[] = [
    { method: 'POST', path: '/api/roles' },
    { method: 'DELETE', path: `/api/roles/${known.get('roles')}` },
    { method: 'POST', path: '/api/upload' },
    { method: 'POST', path: '/api/users/logout' },
    { method: 'POST', path: '/api/users/refresh-token' },
    { method: 'POST', path: `/api/campaigns/${known.get('campaigns')}/send` },
  ]
  for (const door of doors) {
    const { status } = await ask(door, { ...headers, Cookie: cookie })
    expect([door.path, status]).toEqual([door.path, 401])
  }
  const graphql = await ask(
    { method: 'POST', path: '/api/graphql' },
    { ...headers, Cookie: cookie },
  )
  expect(graphql.code).toBe('UNAUTHENTICATED')
  const board = { method: 'PUT', path: '/admin/queues/api/queues/mail/clean/completed' }
  const shut = await ask(board, { ...headers, Cookie: cookie })
  expect([shut.status, shut.answer.headers.get('location')]).toEqual([
    302,
    expect.stringContaining('/admin/login'),
  ])
  // The same cookie is good: the refusals are due to where the request came from.
  const own = await platform.request('/api/users/me', {
    headers: { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' },
  })
  expect(((await own.json()) as { user: unknown }).user).not.toBeNull()
  const there = await platform.payload.findByID({
    collection: 'roles',
    id: known.get('roles') as string,
  })
  expect(there.id).toBe(known.get('roles'))
})
