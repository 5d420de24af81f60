/** @backends */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Permission } from '@/access/permissions'
import { queryRows, sql } from '@/db/sql'
import { makeServer } from '@/server/makeServer'
import { makeEvent } from '@/testing/factories/makeEvent'
import { startTestPlatform } from '@/testing/harness'
import { startWebProcess } from '@/testing/startWebProcess'
import type { TestPlatform } from '@/testing/harness'
import { closeSockets, openSocket } from '@/testing/tickets/socketClient'

type Made = { id: string; key: string; prefix: string }
type Answer = { doc?: Made; docs?: unknown[]; errors?: { code: string; data?: unknown }[] }
type Person = Awaited<ReturnType<TestPlatform['makeUser']>>

let platform: TestPlatform
let admin: Person

beforeAll(async () => {
  platform = await startTestPlatform()
  admin = await platform.makeUser('admin')
})
afterAll(async () => {
  closeSockets()
  await platform.close()
})

type Asked = { method?: string; body?: unknown; token?: string; key?: string }

const bearerOf = (key?: string): Record<string, string> =>
  key ? { Authorization: `Bearer ${key}` } : {}

async function call(path: string, { method, body, token, key }: Asked = {}) {
  const response = await platform.request(path, {
    ...{ method: method ?? (body ? 'POST' : 'GET'), body, token },
    headers: bearerOf(key),
  })
  const text = await response.text()
  return { status: response.status, text, json: (text ? JSON.parse(text) : {}) as Answer }
}

const later = '2040-01-01T00:00:00Z'
async function makeKey(scopes: Permission[], token = admin.token): Promise<Made> {
  const body = { name: 'Ticket shop', scopes, expiresAt: later }
  const { status, json } = await call('/api/api-keys', { body, token })
  expect(status).toBe(201)
  return json.doc as Made
}

/** Somebody with a role of their own. */
async function makeHolder(...permissions: Permission[]): Promise<Person> {
  const { payload } = platform
  const person = await platform.makeUser('user')
  const name = `role-${person.id.slice(-12)}`
  const role = await payload.create({ collection: 'roles', data: { name, permissions } })
  await payload.update({ collection: 'users', id: person.id, data: { roles: [role.id] } })
  return person
}

describe('a key', () => {
  test('stands in the answer to its creation and nowhere after', async () => {
    const { id, key, prefix } = await makeKey(['events.read'])
    expect(key).toMatch(/^rostrum_[\w-]{43}$/)
    expect(key.startsWith(prefix)).toBe(true)
    const asAdmin = { token: admin.token }
    const query = `{ ApiKey(id: "${id}") { name prefix key } allApiKeys: ApiKeys { docs { key } } }`
    const looks = [
      (await call(`/api/api-keys/${id}?depth=2`, asAdmin)).text,
      (await call('/api/api-keys?limit=100&select[hash]=true', asAdmin)).text,
      (await call(`/api/api-keys/${id}`, { ...asAdmin, method: 'PATCH', body: { name: 'Shop' } }))
        .text,
      (await call('/api/graphql', { ...asAdmin, body: { query } })).text,
      (await call('/api/audit-log?limit=100', asAdmin)).text,
      JSON.stringify(await queryRows(platform.payload, sql`SELECT * FROM api_keys`)),
    ]
    for (const look of looks) expect(look).not.toContain(key)
    for (const look of looks.slice(0, 5)) expect(look).not.toMatch(/[0-9a-f]{64}/)
    expect(looks[3]).toContain('"key":null')
    const filtered = await call('/api/api-keys?where[hash][like]=a', asAdmin)
    expect(filtered.status).toBe(400)
  })

  test('does what its scopes say at every door, and no more', async () => {
    const { key } = await makeKey(['registrations.read'])
    const { event } = await makeEvent({ payload: platform.payload, slug: 'keyed' })
    const query = '{ Registrations(limit: 1) { totalDocs } }'
    const users = '{ Users(limit: 1) { totalDocs } }'
    const seen = async (asked: Asked) => (await call('/api/graphql', asked)).json.errors
    expect((await call('/api/registrations', { key })).status).toBe(200)
    expect((await call(`/api/events/${event.id}/registrations`, { key })).status).toBe(200)
    expect(await seen({ key, body: { query } })).toBeUndefined()
    expect((await call('/api/users', { key })).status).toBe(403)
    expect((await call(`/api/events/${event.id}/analytics`, { key })).status).toBe(403)
    expect(await seen({ key, body: { query: users } })).toBeDefined()
    expect((await call('/api/contacts', { key, body: { email: 'a@example.org' } })).status).toBe(
      403,
    )
    const upload = new FormData()
    upload.set('file', new File([Buffer.from('text')], 'a.txt'))
    expect((await call('/api/media', { key, method: 'POST', body: upload })).status).toBe(403)
  })

  test('writes in its own name: the audit log says which key, and no person', async () => {
    const { key, prefix } = await makeKey(['registrations.create', 'registrations.update'])
    const { event } = await makeEvent({ payload: platform.payload, slug: 'written' })
    const made = await call(`/api/events/${event.id}/register`, {
      ...{ key, body: { email: 'x@example.org', givenName: 'İpek', familyName: 'Ağaç' } },
    })
    expect(made.status).toBe(201)
    const [entry] = await queryRows(
      platform.payload,
      sql`SELECT actor_id, api_key FROM audit_log WHERE api_key IS NOT NULL
          ORDER BY created_at DESC LIMIT 1`,
    )
    expect(entry).toEqual({ actor_id: null, api_key: `Ticket shop (${prefix}…)` })
  })

  test('is refused from the next request on when it is revoked, for good', async () => {
    const { id, key } = await makeKey(['registrations.read'])
    const token = admin.token
    expect((await call('/api/registrations', { key })).status).toBe(200)
    const patch = (body: object) => call(`/api/api-keys/${id}`, { method: 'PATCH', token, body })
    expect((await patch({ revokedAt: later })).status).toBe(200)
    expect((await call('/api/registrations', { key })).status).toBe(401)
    await patch({ revokedAt: null, scopes: ['users.manage'], expiresAt: '2050-01-01T00:00:00Z' })
    expect((await call('/api/registrations', { key })).status).toBe(401)
    const [row] = await queryRows<{ revoked_at: string; expires_at: string }>(
      platform.payload,
      sql`SELECT * FROM api_keys WHERE id = ${id}`,
    )
    expect(row).toMatchObject({ scopes: ['registrations.read'], revoked_at: expect.anything() })
    expect(new Date(String(row?.revoked_at)).getTime()).toBeLessThanOrEqual(Date.now() + 1_000)
    expect(new Date(String(row?.expires_at)).getFullYear()).toBe(2040)
  })

  test('is refused when it has expired or is deleted, and none is made that has', async () => {
    const token = admin.token
    const { id, key } = await makeKey(['registrations.read'])
    await queryRows(
      platform.payload,
      sql`UPDATE api_keys SET expires_at = now() - interval '1 second' WHERE id = ${id}`,
    )
    expect((await call('/api/registrations', { key })).status).toBe(401)
    const other = await makeKey(['registrations.read'])
    await call(`/api/api-keys/${other.id}`, { method: 'DELETE', token })
    expect((await call('/api/registrations', { key: other.key })).status).toBe(401)
    const past = { name: 'Late', scopes: ['events.read'], expiresAt: '2020-01-01T00:00:00Z' }
    expect((await call('/api/api-keys', { token, body: past })).status).toBe(422)
  })

  test('never does more than its maker may now, and ends with their account', async () => {
    const holder = await makeHolder('keys.manage', 'audit.read')
    const { key } = await makeKey(['audit.read'], holder.token)
    const status = async () => (await call('/api/audit-log', { key })).status
    expect(await status()).toBe(200)
    const change = (data: object) =>
      platform.payload.update({ collection: 'users', id: holder.id, data })
    const { roles } = await platform.payload.findByID({ collection: 'users', id: holder.id })
    await change({ roles: [] })
    expect(await status()).toBe(403)
    await change({ roles })
    expect(await status()).toBe(200)
    await change({ disabled: true })
    expect(await status()).toBe(401)
    await change({ disabled: false })
    await platform.payload.delete({ collection: 'users', id: holder.id })
    expect(await status()).toBe(401)
  })

  test('says when it was last used, at most once a minute', async () => {
    const { id, key } = await makeKey(['registrations.read'])
    const lastUse = async () => {
      const [row] = await queryRows<{ at: string | null }>(
        platform.payload,
        sql`SELECT last_used_at::text AS at FROM api_keys WHERE id = ${id}`,
      )
      return row?.at ?? null
    }
    expect(await lastUse()).toBeNull()
    await call('/api/registrations', { key })
    const first = await lastUse()
    expect(first).not.toBeNull()
    await call('/api/registrations', { key })
    expect(await lastUse()).toBe(first)
    await queryRows(
      platform.payload,
      sql`UPDATE api_keys SET last_used_at = now() - interval '61 seconds' WHERE id = ${id}`,
    )
    await call('/api/registrations', { key })
    expect((await lastUse())?.slice(0, 16)).toBe(first?.slice(0, 16))
  })
})

test('no key stands in the logs, whatever it is used for', async () => {
  const { key } = await makeKey(['registrations.read'])
  const web = await startWebProcess({ LOG_LEVEL: 'info' })
  try {
    const headers = { Authorization: `Bearer ${key}` }
    for (const path of ['/api/registrations', '/api/users/me', '/api/nothing', '/admin/queues']) {
      await (await fetch(`${web.url}${path}`, { headers })).text()
    }
    await web.printed('/admin/queues')
    expect(web.output()).not.toContain(key.slice(0, 20))
  } finally {
    await web.kill()
  }
})

describe('nobody grants what they do not hold', () => {
  test('a person makes no key that is wider than they are', async () => {
    const holder = await makeHolder('keys.manage', 'events.read')
    const body = { name: 'Wide', scopes: ['events.read', 'users.manage'], expiresAt: later }
    const refused = await call('/api/api-keys', { token: holder.token, body })
    expect([refused.status, refused.json.errors?.[0]?.data]).toMatchObject([
      422,
      { fields: [{ path: 'scopes', message: expect.stringContaining('users.manage') }] },
    ])
    await makeKey(['events.read'], holder.token)
    const query = `mutation { createApiKey(data: { name: "Wide", scopes: ["users.manage"],
      expiresAt: "${later}" }) { id } }`
    const mutated = await call('/api/graphql', { token: holder.token, body: { query } })
    expect(mutated.json.errors).toBeDefined()
  })

  test('a key makes no keys, and no account or role that is wider than it', async () => {
    const { key } = await makeKey(['keys.manage', 'users.manage', 'roles.manage', 'events.read'])
    const attempts: [string, Asked][] = [
      ['/api/api-keys', { body: { name: 'Child', scopes: ['events.read'], expiresAt: later } }],
      [
        `/api/users/${admin.id}`,
        { method: 'PATCH', body: { password: 'granite-meadow-lantern-8' } },
      ],
      [`/api/users/${admin.id}`, { method: 'PATCH', body: { email: 'mine@example.org' } }],
      ['/api/roles', { body: { name: 'wide', permissions: ['audit.read'] } }],
    ]
    const { docs } = await platform.payload.find({ collection: 'roles', pagination: false })
    const idOf = (name: string) => docs.find((role) => role.name === name)?.id
    const password = 'granite-meadow-lantern-8'
    for (const name of ['admin', 'moderator']) {
      const body = { email: `${name}-child@example.org`, password, roles: [idOf(name)] }
      attempts.push(['/api/users', { body }])
    }
    for (const [path, asked] of attempts) {
      expect([path, (await call(path, { key, ...asked })).status]).toEqual([path, 403])
    }
    const body = { email: 'plain-child@example.org', password, roles: [idOf('user')] }
    expect((await call('/api/users', { key, body })).status).toBe(201)
    const narrow = { name: 'narrow', permissions: ['events.read'] }
    expect((await call('/api/roles', { key, body: narrow })).status).toBe(201)
    const misspelt = { name: 'misspelt', permissions: ['events.raed'] }
    expect((await call('/api/roles', { key, body: misspelt })).status).toBe(422)
  })
})

describe('what belongs to a person stays shut', () => {
  test.each<[string, Asked]>([
    ['/api/users/me', {}],
    ['/api/users/me', { method: 'PATCH', body: { firstName: 'Mine' } }],
    ['/api/users/me/sessions', {}],
    ['/api/users/me/tickets', {}],
    ['/api/users/me/registrations', {}],
    ['/api/users/me/certificates', {}],
    ['/api/users/me/second-factor', {}],
    ['/api/users/logout', { method: 'POST' }],
    ['/api/auth/logout', { method: 'POST' }],
    ['/api/payload-preferences/x', { body: { value: 1 } }],
  ])('%s', async (path, asked) => {
    const { key } = await makeKey(['users.manage', 'admin.access'])
    expect((await call(path, { key, ...asked })).status).toBe(403)
  })

  test('the queue board, the panel and sockets', async () => {
    const { key } = await makeKey(['admin.access', 'system.operate', 'tickets.read'])
    const board = async (who: Asked) =>
      (await platform.request('/admin/queues', { ...who, headers: bearerOf(who.key) })).status
    const operator = await makeHolder('admin.access', 'system.operate')
    const moderator = await platform.makeUser('moderator')
    expect(await board({ key })).toBe(403)
    expect(await board({ token: moderator.token })).toBe(403)
    expect(await board({ token: operator.token })).toBe(200)
    const mayEnter = async (token: string) => {
      const headers = new Headers({ Authorization: `Bearer ${token}` })
      return (await platform.payload.auth({ headers })).permissions.canAccessAdmin ?? false
    }
    expect([await mayEnter(admin.token), await mayEnter(key)]).toEqual([true, false])
    const url = await platform.url()
    for (const namespace of ['agent', 'portal'] as const) {
      await expect(openSocket({ url, namespace, token: key })).rejects.toThrow('UNAUTHENTICATED')
    }
  })
})

test('a key has a budget of its own, and guessed keys take from that of their network', async () => {
  const server = makeServer({ payload: platform.payload, renderPage: null, perMinute: 10 })
  const url = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`
  const policies = async (...keys: string[]) => {
    const found = new Set<string>()
    for (const key of keys) {
      const headers = { Authorization: `Bearer ${key}` }
      const answer = await fetch(`${url}/api/registrations`, { headers })
      found.add(`${answer.headers.get('RateLimit-Policy')} ${answer.status}`)
    }
    return [...found]
  }
  try {
    const { key } = await makeKey(['registrations.read'])
    const other = await makeKey(['registrations.read'])
    expect(await policies(key, key, key)).toEqual(['"key";q=60;w=60 200'])
    const guessed = Array.from({ length: 12 }, (_, n) => `rostrum_${String(n).padStart(43, 'x')}`)
    expect(await policies(...guessed)).toEqual([
      '"default";q=10;w=60 401',
      '"default";q=10;w=60 429',
    ])
    expect(await policies(key)).toEqual(['"key";q=60;w=60 200'])
    // Not looked up while its network guesses, so that nobody looks keys up without end.
    expect(await policies(other.key)).toEqual(['"default";q=10;w=60 429'])
  } finally {
    await server.close()
  }
})
