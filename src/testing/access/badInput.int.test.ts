import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import config from '@payload-config'
import type { CollectionSlug, Endpoint } from 'payload'
import { catalogue } from '@/errors'
import { queryRows, sql } from '@/db/sql'
import { limitConcurrency } from '@/lib/limitConcurrency'
import { isNextPath } from '@/server/http'
import { matrix } from '@/testing/access/matrix'
import { startTestPlatform } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'
import { captureLogs } from '@/testing/security/captureLogs'

/**
 * Bad input at every endpoint there is, generated and our own: the contract's error shape, never a 500,
 * nothing half-written. The list comes from the config, so a new endpoint joins by itself.
 */
type Target = { method: string; path: string; slug?: CollectionSlug }

const sanitized = await config
const methods = new Set(['get', 'post', 'patch', 'delete'])
/** Payload's own bookkeeping, reached by the admin panel only. */
const internal =
  /^(payload-|\/(og|access|payload-|\{?\*)|.*(-client-upload-route|-generate-signed-url))/

type Source = {
  endpoints: Endpoint[] | false | undefined
  prefix: string
  slug?: CollectionSlug
}

function targetsOf({ endpoints, prefix, slug }: Source) {
  return (endpoints || [])
    .filter(({ method, path }) => methods.has(method) && !internal.test(path))
    .map(({ method, path }): Target => ({ method, path: `${prefix}${path}`, slug }))
}

const targets: Target[] = [
  ...targetsOf({ endpoints: sanitized.endpoints, prefix: '/api' }),
  ...sanitized.collections
    .filter(({ slug }) => !internal.test(slug))
    .flatMap(({ slug, endpoints }) =>
      targetsOf({ endpoints, prefix: `/api/${slug}`, slug: slug as CollectionSlug }),
    ),
  { method: 'post', path: '/api/graphql' },
]

const wrongBodies: [string, unknown][] = [
  ['no field', {}],
  ['a list', []],
  ['a word', '"word"'],
  ['null', 'null'],
  ['a number', '7'],
  [
    'wrong types',
    {
      email: { $gt: '' },
      title: 7,
      status: ['x'],
      event: {},
      startDate: 'yesterday',
      capacity: 'many',
      attendees: 'nobody',
      roles: 'admin',
      permissions: 7,
      password: [],
      code: 5,
      name: {},
      query: 5,
      ids: 'all',
    },
  ],
  [
    'strange text',
    { email: 'a\u0000b@example.org', title: '\u0000', name: '\ud800', code: '\u0000' },
  ],
  ['prototype keys', '{"__proto__":{"admin":true},"constructor":{"prototype":{}}}'],
]

const wrongQueries = [
  'limit=0',
  'limit=-1',
  'limit=many',
  'page=-3',
  'page=x',
  'depth=99',
  'depth=x',
  'sort=nothing',
  'where[nothing][equals]=1',
  'where[id][equals]=not-an-id',
  'where[id][nonsense]=1',
  'where=text',
  'select[nothing]=true',
  'locale=xx',
]

const unknownId = '01890000-0000-7000-8000-00000000dead'

let platform: TestPlatform
let token: string
const known = new Map<string, string>()

beforeAll(async () => {
  platform = await startTestPlatform()
  token = (await platform.makeUser('admin')).token
  for (const [slug, row] of Object.entries(matrix)) known.set(slug, await row.make(platform))
})
afterAll(() => platform.close())

const fill = (path: string, value: string) =>
  path.replace(/\{(\/:\w+)\}/g, '$1').replace(/:\w+\??/g, encodeURIComponent(value))

/** The rows as they were counted last, unless a request was accepted since. */
let counted: string | undefined

/** Every row of every table that a request may write; counting is enough to see half a write. */
async function countRows(): Promise<string> {
  const tables = await queryRows<{ name: string }>(
    platform.payload,
    sql`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'
        AND tablename NOT IN ('users_sessions') ORDER BY 1`,
  )
  const counts = await queryRows<{ name: string; rows: number }>(
    platform.payload,
    sql.raw(
      tables
        .map(({ name }) => `SELECT '${name}' AS name, count(*)::int AS rows FROM "${name}"`)
        .join(' UNION ALL '),
    ),
  )
  return counts.map(({ name, rows }) => `${name} ${rows}`).join('\n')
}

type Answer = { status: number; what: string; code?: string; problem?: true }

type Question = RequestInit & { what: string; path: string }

async function ask({ what, path, ...init }: Question): Promise<Answer> {
  const response = await fetch(`${await platform.url()}${path}`, {
    ...init,
    redirect: 'manual',
    headers: { Authorization: `JWT ${token}`, ...(init.headers as Record<string, string>) },
  })
  const { status } = response
  const text = await response.text()
  if (status < 400) return { status, what }
  const body = parse(text)
  const [error] = body?.errors ?? []
  const code = error?.code ?? error?.extensions?.code
  const shaped =
    typeof error?.message === 'string' &&
    (path.startsWith('/api/graphql') ||
      (code !== undefined && code in catalogue && typeof body?.requestId === 'string'))
  return status >= 500 || !shaped ? { status, code, what, problem: true } : { status, what }
}

type ErrorAnswer = {
  errors?: { code?: string; message?: unknown; extensions?: { code?: string } }[]
  requestId?: unknown
}

function parse(text: string): ErrorAnswer | null {
  try {
    return JSON.parse(text) as ErrorAnswer
  } catch {
    return null
  }
}

const tenMegabytes = Buffer.from(JSON.stringify({ a: 'x'.repeat(10_000_000) }))
const json = { 'Content-Type': 'application/json' }

test('the endpoints are found', () => {
  expect(targets.length).toBeGreaterThan(100)
  expect(targets).toContainEqual({ method: 'patch', path: '/api/events/:id', slug: 'events' })
})

describe('at the front door', () => {
  test.each(['/api/events/%', '/api/media/file/%zz', '/api/social/posts/%E0%A4%A'])(
    '%s, which no path can mean, is a 400',
    async (path) => {
      const response = await platform.request(path, { token })
      expect([response.status, await response.json()]).toMatchObject([
        400,
        { errors: [{ code: 'MALFORMED' }], requestId: expect.any(String) },
      ])
      expect((await platform.request(path.replace('/api', ''))).status).toBe(404)
      expect(isNextPath(path.replace('/api', ''))).toBe(false)
    },
  )

  test('HEAD is answered as GET is, without the body', async () => {
    for (const path of ['/api/registrations', '/api/search?q=x', '/api/nothing', '/api/users/me']) {
      const [get, head] = await Promise.all(
        ['GET', 'HEAD'].map((method) => platform.request(path, { method, token })),
      )
      expect([head?.status, await head?.text()]).toEqual([get?.status, ''])
      expect(head?.headers.get('Content-Type')).toBe(get?.headers.get('Content-Type'))
    }
  })

  test('a body that is too large ends its connection, and says so', async () => {
    const body = { title: 'x'.repeat(1_000_000) }
    const response = await platform.request('/api/events', { method: 'POST', token, body })
    expect([response.status, response.headers.get('Connection')]).toEqual([413, 'close'])
  })

  test('what is no page is the first, and more than there are is empty', async () => {
    const asked = ['-3', '0', 'x', '1.5', '1', '', '9'.repeat(30)]
    const pages = await Promise.all(
      asked.map(async (page) => {
        const response = await platform.request(`/api/events?limit=1&page=${page}`, { token })
        const found = (await response.json()) as { page: unknown; docs: unknown[] }
        return [response.status, found.page, found.docs?.length]
      }),
    )
    const first = [200, 1, 1]
    expect(pages).toEqual([...Array(6).fill(first), [200, 1_000_000_000, 0]])
  })

  test('a refusal is no error of ours in the logs', async () => {
    const logs = captureLogs()
    for (const path of [
      '/api/events?where[nothing][equals]=secret',
      '/api/search',
      '/api/events/%',
    ])
      await platform.request(path)
    await platform.request('/api/users')
    await platform.request('/api/graphql', {
      method: 'POST',
      body: { query: '{ Users { page } }' },
    })
    logs.stop()
    const lines = logs.lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines.filter(({ level }) => level === 'error')).toEqual([])
    const refused = lines.filter(({ msg }) => msg === 'refused')
    expect(refused.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['MALFORMED', 'INVALID_FIELDS', 'FORBIDDEN']),
    )
    expect(refused.every(({ requestId }) => typeof requestId === 'string')).toBe(true)
    expect(logs.lines.join()).not.toContain('secret')
  })
})

const groups = new Map<string, Target[]>()
// A route of ours in place of one of Payload's stands before it.
for (const target of new Map(
  targets.map((each) => [`${each.method} ${each.path}`, each]),
).values()) {
  const group = target.path.split('/')[2] ?? ''
  groups.set(group, [...(groups.get(group) ?? []), target])
}

const upper = (method: string) => method.toUpperCase()

for (const [group, members] of groups) {
  describe(group, () => {
    test.each(members.map((target) => [upper(target.method), target.path, target] as const))(
      '%s %s',
      async (_method, _path, target) => {
        const before = counted ?? (await countRows())
        counted = undefined
        const { problems, accepted } =
          target.method === 'get' || target.method === 'delete'
            ? await askWithWrongQueries(target)
            : await askWithWrongBodies(target)
        expect(problems).toEqual([])
        if (accepted && target.method !== 'delete') return
        counted = await countRows()
        expect(counted).toBe(before)
      },
      120_000,
    )
  })
}

/** The path with its parameters filled: an unknown id, none at all, hostile text, and a known one. */
function pathsOf({ path, slug }: Target): { unknown: string[]; known: string } {
  const hasId = /:\w+/.test(path)
  const unknown = hasId ? [unknownId, 'not-an-id', "'; drop table users; --"] : []
  const exact = known.get(slug ?? '') ?? unknownId
  return { unknown: unknown.map((id) => fill(path, id)), known: fill(path, exact) }
}

async function askWithWrongQueries(target: Target) {
  const method = upper(target.method)
  const { unknown, known: exact } = pathsOf(target)
  // A known document would really be deleted.
  const path = method === 'GET' || isBulk(target) ? exact : unknown[0]
  return askAll([
    ...unknown.map((each) => ({ what: 'unknown id', path: each, method })),
    ...(path ? wrongQueries : []).map((query) => ({
      ...{ what: query, path: `${path}?${query}`, method },
    })),
  ])
}

/** A change of all documents that a query finds. */
const isBulk = ({ method, path, slug }: Target) =>
  path === `/api/${slug}/` && (method === 'patch' || method === 'delete')

async function askWithWrongBodies(target: Target) {
  const method = upper(target.method)
  const { unknown, known: path } = pathsOf(target)
  const one = known.get(target.slug ?? '')
  const exact = isBulk(target) ? `${path}?where[id][in]=${one},${unknownId}` : path
  const question = { path: exact, method, headers: json }
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const multipart = { 'Content-Type': 'multipart/form-data; boundary=x' }
  return askAll([
    ...unknown.map((each) => ({ ...question, what: 'unknown id', path: each, body: '{}' })),
    { ...question, what: 'malformed JSON', body: '{"a":' },
    { ...question, what: '10 MB', body: tenMegabytes },
    { ...question, what: 'form', headers: form, body: 'a=1' },
    { ...question, what: 'broken multipart', headers: multipart, body: '--x' },
    ...wrongBodies.map(([what, body]) => ({
      ...question,
      what,
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })),
  ])
}

/** Asks some at a time: none of the answers depends on another. */
async function askAll(questions: Question[]) {
  const inTurn = limitConcurrency(4)
  return summarise(await Promise.all(questions.map((question) => inTurn(() => ask(question)))))
}

function summarise(answers: Answer[]) {
  return {
    problems: answers.filter((answer) => answer.problem),
    accepted: answers.some(({ status }) => status < 300),
  }
}
