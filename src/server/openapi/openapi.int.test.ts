import '@/testing/social/allowLocalFakes'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { formatNames } from 'payload'
import { contract } from '@collections/contract'
import { makeHttpApp } from '@/server/http'
import { documentedPath } from '@/server/openapi/makeOpenApi'
import type { OpenApiDocument } from '@/server/openapi/makeOpenApi'
import { serverContract } from '@/server/openapi/serverContract'
import { matrix } from '@/testing/access/matrix'
import { documentedCalls, type DocumentedCalls } from '@/testing/openapi/documentedCalls'
import { startTestPlatform } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'

let platform: TestPlatform
let document: OpenApiDocument
let calls: DocumentedCalls
let admin: string

beforeAll(async () => {
  platform = await startTestPlatform()
  admin = (await platform.makeUser('admin')).token
  document = (await (await platform.request('/api/openapi.json')).json()) as OpenApiDocument
  calls = documentedCalls(platform, document)
})
afterAll(() => platform.close())

/** Routes that are the admin panel's or Payload's own bookkeeping, and why each is no part of the API. */
const undocumented: [RegExp, string][] = [
  [/^\/api\/payload-/, 'Payload’s own collections: preferences and migrations of the admin panel'],
  [/\/access(\/:id)?$/, 'what the admin panel’s forms may show'],
  [/^\w+ \/api\/media\/paste-url/, 'the admin panel’s upload by address'],
  [
    / \/api\/users\/(init|first-register|verify\/:id)$/,
    'Payload’s first user and its own verification: both replaced',
  ],
  [/ \/admin\/queues/, 'Bull Board'],
  [/-(client-upload-route|generate-signed-url)$/, 'uploads of the admin panel straight to S3'],
]

const isPanel = (key: string) =>
  undocumented.some(([pattern]) => pattern.test(key) || pattern.test(key.split(' ')[1] ?? ''))

/** `get /api/events/:id`, for every route of the running server. */
function routesOfServer(): string[] {
  const { config } = platform.payload
  const methods = new Set(['get', 'post', 'patch', 'delete'])
  const generated = [
    ...config.endpoints.map((endpoint) => ({ ...endpoint, path: `/api${endpoint.path}` })),
    ...config.collections.flatMap(({ slug, endpoints }) =>
      (endpoints || []).map(({ method, path }) => ({
        method,
        path: documentedPath(
          `/api/${slug}${path === '/' ? '' : path}`.replace(/\{?(\/:\w+)\??\}?/g, '$1'),
        ),
      })),
    ),
  ]
  const served = makeHttpApp({ payload: platform.payload, isDraining: () => false })
    .routes.map(({ method, path }) => ({ method: method.toLowerCase(), path }))
    .filter(({ path }) => !path.includes('*'))
  const all = [...generated, ...served, { method: 'get', path: '/metrics' }]
  return [
    ...new Set(
      all
        .filter(({ method }) => methods.has(method))
        .map(({ method, path }) => `${method} ${path}`),
    ),
  ]
}

const documented = () =>
  [...calls.operations.values()].map(
    ({ method, path }) => `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
  )

describe('the OpenAPI document', () => {
  test('is 3.1, with every reference in it', async () => {
    expect(document.openapi).toBe('3.1.0')
    const text = JSON.stringify(document)
    const refs = new Set(
      [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, pointer = '']) => pointer),
    )
    const missing = [...refs].filter((pointer) => {
      let at: unknown = document
      for (const part of pointer.split('/'))
        at = (at as Record<string, unknown> | undefined)?.[part]
      return at === undefined
    })
    expect(missing).toEqual([])
    const ids = [...contract, ...serverContract].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(calls.operations.size).toBe(documented().length)
  })

  test('names every route of the server that somebody may call, and no other', async () => {
    const routes = new Set(routesOfServer())
    const known = new Set(documented())
    expect([...known].filter((key) => !routes.has(key))).toEqual([])
    const absent = [...routes].filter((key) => !known.has(key) && !isPanel(key))
    // What is left is closed to everybody: Payload makes a route for each operation all the same.
    const open: string[] = []
    for (const key of absent) {
      const [method = '', path = ''] = key.split(' ')
      const response = await platform.request(
        path.replace(/:\w+/g, '01890000-0000-7000-8000-00000000dead'),
        {
          method: method.toUpperCase(),
          token: admin,
          body: method === 'get' ? undefined : {},
        },
      )
      if (![400, 403, 404, 422].includes(response.status)) open.push(`${key} ${response.status}`)
    }
    expect(open).toEqual([])
  })

  test('lets nobody call what needs a permission', async () => {
    const user = (await platform.makeUser('user')).token
    const wrong: string[] = []
    for (const { id, who, path, method } of contract) {
      if (who === 'anyone' || who === 'link') continue
      const params = Object.fromEntries(
        [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, missing]),
      )
      const body = method === 'get' ? {} : { body: {} }
      const guest = await calls.call(id, { params, ...body })
      if (guest.status !== 401) wrong.push(`${id} as a guest: ${guest.status}`)
      if (who === 'user') continue
      const plain = await calls.call(id, { params, token: user, ...body })
      if (plain.status !== 403 && plain.status !== 404)
        wrong.push(`${id} as a user: ${plain.status}`)
    }
    expect(wrong).toEqual([])
    calls.called.clear()
  })
})

const missing = '01890000-0000-7000-8000-00000000dead'

describe('every documented operation', () => {
  test.each(Object.keys(matrix))(
    'that Payload generates for %s answers as documented',
    async (slug) => {
      const row = matrix[slug] as (typeof matrix)[string]
      const name = formatNames(slug).singular
      const has = (id: string) => calls.operations.has(id)
      const id = await row.make(platform)
      const one = { params: { id }, token: admin }
      const where = `where[id][equals]=${id}`
      const before = calls.problems.length
      if (has(`find${name}`)) {
        await calls.call(`find${name}`, one)
        await calls.call(`find${name}`, { ...one, query: 'depth=1' })
        await calls.call(`find${name}`, { params: { id: missing }, token: admin })
        await calls.call(`find${name}s`, {
          token: admin,
          query: `${where}&depth=0&sort=-createdAt`,
        })
        await calls.call(`find${name}s`, { token: admin, query: 'where[nothing][equals]=1' })
        await calls.call(`count${name}s`, { token: admin, query: where })
      }
      if (has(`create${name}`)) {
        await calls.call(`create${name}`, { token: admin, body: await row.body(platform) })
        await calls.call(`create${name}`, { token: admin, body: {} })
      }
      if (has(`update${name}`)) {
        await calls.call(`update${name}`, { ...one, body: row.patch })
        await calls.call(`update${name}s`, { token: admin, query: where, body: row.patch })
      }
      if (has(`find${name}Versions`)) {
        const found = await calls.call(`find${name}Versions`, { token: admin, query: 'limit=1' })
        const [version] = (found.body as { docs: { id: string }[] }).docs
        const params = { id: version?.id ?? missing }
        await calls.call(`find${name}Version`, { token: admin, params })
        await calls.call(`restore${name}Version`, { token: admin, params })
      }
      if (has(`duplicate${name}`)) await calls.call(`duplicate${name}`, { ...one, body: {} })
      const generated = !contract.some(
        (entry) => entry.path === documentedPath(`/api/${slug}/:id`) && entry.method === 'delete',
      )
      if (has(`delete${name}`) && generated) {
        await calls.call(`delete${name}`, {
          params: { id: await row.make(platform) },
          token: admin,
        })
        const other = await row.make(platform)
        await calls.call(`delete${name}s`, { token: admin, query: `where[id][equals]=${other}` })
      }
      expect(calls.problems.slice(before)).toEqual([])
    },
  )
})
