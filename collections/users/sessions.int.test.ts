/** @backends */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { queryRows, sql } from '@/db/sql'
import { hashToken } from '@/operations/accounts/openSession'
import {
  accountDesk,
  cookieOf,
  newAddress,
  password,
  tokenIn,
  withCookie,
} from '@/testing/accounts/accountDesk'
import { startTestPlatform, testPassword } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'
import { purgeSessionsHandler } from '@jobs/accounts/purgeSessions.handler'
import { done } from '@jobs/jobHandler'
import type { JobContext } from '@jobs/jobHandler'

/** Sessions: refresh, what ends them, the admin panel; and what people change of their own account. */
let platform: TestPlatform
const { account, call, logIn, mailTo, me, post, register } = accountDesk(() => platform)

beforeAll(async () => {
  platform = await startTestPlatform()
  await platform.startWorker()
})
afterAll(() => platform.close())

describe('refresh', () => {
  const refresh = (refreshToken: string) => post('/api/auth/refresh', { refreshToken })

  test('gives a new pair; the used token is dead, and using it again ends the whole family', async () => {
    const { email } = await register()
    const first = await logIn(email)
    const second = await refresh(first.refreshToken)
    expect(second.status).toBe(200)
    expect(second.json).toMatchObject({ expiresIn: 900, accessToken: expect.any(String) })
    expect((await me(second.json.accessToken)).json.user.email).toBe(email)
    const other = await logIn(email)
    expect((await refresh(first.refreshToken)).status).toBe(401)
    expect((await refresh(second.json.refreshToken)).status).toBe(401)
    expect((await me(second.json.accessToken)).status).toBe(401)
    expect((await me(other.accessToken)).json.user.email).toBe(email)
  })

  test('of two at the same moment one wins, and the session goes on', async () => {
    const { email } = await register()
    const { refreshToken } = await logIn(email)
    const answers = await Promise.all([refresh(refreshToken), refresh(refreshToken)])
    const won = answers.filter(({ status }) => status === 200)
    expect(won).toHaveLength(1)
    if (answers.every(({ status }) => [200, 409].includes(status))) {
      expect((await refresh(won[0]?.json.refreshToken)).status).toBe(200)
    }
  })

  test('a token is kept as a hash only', async () => {
    const { email } = await register()
    const { refreshToken } = await logIn(email)
    const rows = await queryRows<{ row: string }>(
      platform.payload,
      sql`SELECT to_jsonb(refresh_tokens)::text AS row FROM refresh_tokens`,
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const { row } of rows) expect(row).not.toContain(refreshToken.slice(3))
  })

  test('one that has run out, was never given or belongs to nobody is refused', async () => {
    const { email } = await register()
    const { refreshToken } = await logIn(email)
    await queryRows(
      platform.payload,
      sql`UPDATE refresh_tokens SET expires_at = now() - interval '1 second'
      WHERE user_id = (SELECT id FROM users WHERE email = ${email})`,
    )
    expect((await refresh(refreshToken)).status).toBe(401)
    expect((await refresh('rt_unknown')).status).toBe(401)
    expect((await refresh('')).status).toBe(422)
  })
})

test('sessions and counters that are long over are cleared away, others stay', async () => {
  const { payload } = platform
  const { email } = await register()
  const stays = await logIn(email)
  const goes = await logIn(email)
  await queryRows(
    payload,
    sql`UPDATE refresh_tokens SET expires_at = now() - interval '31 days'
        WHERE hash = ${hashToken(goes.refreshToken)}`,
  )
  const hour = 60 * 60 * 1000
  await queryRows(
    payload,
    sql`INSERT INTO limits.counters (key, points, expire)
        VALUES ('purge-goes', 1, ${Date.now() - 2 * hour}::bigint),
               ('purge-stays', 1, ${Date.now() + hour}::bigint)`,
  )
  expect(await purgeSessionsHandler({ payload } as JobContext)).toBe(done)
  const left = await queryRows<{ key: string }>(
    payload,
    sql`SELECT key FROM limits.counters WHERE key LIKE 'purge-%'`,
  )
  expect(left).toEqual([{ key: 'purge-stays' }])
  const hashes = [stays, goes].map(({ refreshToken }) => hashToken(refreshToken))
  const kept = await queryRows<{ hash: string }>(
    payload,
    sql`SELECT hash FROM refresh_tokens WHERE hash IN (${hashes[0]}, ${hashes[1]})`,
  )
  expect(kept).toEqual([{ hash: hashes[0] }])
})

describe('what ends a session counts from the next request on', () => {
  test('log-out', async () => {
    const { email } = await register()
    const { accessToken, refreshToken } = await logIn(email)
    const other = await logIn(email)
    expect((await post('/api/auth/logout', {}, { bearer: accessToken })).status).toBe(204)
    expect((await me(accessToken)).status).toBe(401)
    expect((await post('/api/auth/refresh', { refreshToken })).status).toBe(401)
    expect((await me(other.accessToken)).json.user.email).toBe(email)
    expect((await post('/api/auth/logout')).status).toBe(401)
    const query = { query: 'mutation { logoutUser }' }
    await post('/api/graphql', query, { bearer: other.accessToken })
    expect((await me(other.accessToken)).status).toBe(401)
  })

  test('a disabled account', async () => {
    const { email } = await register()
    const { accessToken, refreshToken, user } = await logIn(email)
    const admin = await platform.makeUser('admin')
    const disabled = await call('PATCH', `/api/users/${user.id}`, {
      ...{ bearer: admin.token, body: { disabled: true } },
    })
    expect(disabled.status).toBe(200)
    expect((await me(accessToken)).status).toBe(401)
    expect((await post('/api/auth/refresh', { refreshToken })).status).toBe(401)
    expect((await post('/api/auth/login', { email, password })).status).toBe(401)
  })

  test('other roles', async () => {
    const admin = await platform.makeUser('admin')
    const { email } = await register()
    const { accessToken, user } = await logIn(email)
    expect((await call('GET', '/api/contacts', { bearer: accessToken })).json.docs).toEqual([])
    const { docs } = await platform.payload.find({
      collection: 'roles',
      where: { name: { equals: 'moderator' } },
    })
    await call('PATCH', `/api/users/${user.id}`, {
      ...{ bearer: admin.token, body: { roles: docs.map(({ id }) => id) } },
    })
    const after = await call('GET', '/api/contacts', { bearer: accessToken })
    expect(after.json.docs.length).toBeGreaterThan(0)
  })

  test('a new password by the link of a mail, which works once', async () => {
    const { email } = await register()
    const { accessToken, refreshToken } = await logIn(email)
    const known = await post('/api/auth/forgot-password', { email })
    const unknown = await post('/api/auth/forgot-password', { email: newAddress() })
    expect([known.status, known.json]).toEqual([202, unknown.json])
    const token = tokenIn((await mailTo(email, /account\/reset/)).text)
    const next = 'granite-meadow-lantern-7'
    expect((await post('/api/auth/reset-password', { token, password: 'short' })).status).toBe(422)
    expect((await post('/api/auth/reset-password', { token, password: next })).status).toBe(200)
    expect((await me(accessToken)).status).toBe(401)
    expect((await post('/api/auth/refresh', { refreshToken })).status).toBe(401)
    expect((await post('/api/auth/login', { email, password })).status).toBe(401)
    await logIn(email, next)
    expect((await account(email))?.verified).toBe(true)
    const again = await post('/api/auth/reset-password', {
      token,
      password: 'cedar-quartz-kestrel-9',
    })
    expect(again.status).toBe(400)
  })
})

describe('PATCH /api/users/me', () => {
  test('changes names, language and profile, never roles, address or state', async () => {
    const { email } = await register()
    const { accessToken: bearer } = await logIn(email)
    const { docs } = await platform.payload.find({ collection: 'roles', pagination: false })
    const { status, json } = await call('PATCH', '/api/users/me', {
      bearer,
      body: {
        ...{ firstName: 'Çiğdem', locale: 'tr', profile: { city: 'İzmir' } },
        ...{ roles: docs.map(({ id }) => id), email: newAddress(), disabled: true, hash: 'x' },
      },
    })
    expect(status).toBe(200)
    expect(json.user).toMatchObject({
      ...{ firstName: 'Çiğdem', locale: 'tr', profile: { city: 'İzmir' }, email },
      roles: [{ name: 'user' }],
    })
    expect((await call('PATCH', '/api/users/me', { body: { firstName: 'x' } })).status).toBe(401)
  })

  test('a new password needs the current one, ends all sessions and gives a new pair', async () => {
    const { email } = await register()
    const { accessToken: bearer } = await logIn(email)
    const next = 'granite-meadow-lantern-8'
    const change = (body: object) => call('PATCH', '/api/users/me', { bearer, body })
    expect((await change({ password: next })).status).toBe(422)
    expect((await change({ password: next, currentPassword: 'wrong-password-1' })).status).toBe(422)
    const changed = await change({ password: next, currentPassword: password })
    expect(changed.status).toBe(200)
    expect((await me(bearer)).status).toBe(401)
    expect((await me(changed.json.accessToken)).json.user.email).toBe(email)
    await logIn(email, next)
  })

  test('the same rule holds for the generated endpoint, where nobody gives oneself anything', async () => {
    const { email } = await register()
    const { accessToken: bearer, user } = await logIn(email)
    const { docs } = await platform.payload.find({ collection: 'roles', pagination: false })
    const change = (body: object) => call('PATCH', `/api/users/${user.id}`, { bearer, body })
    expect((await change({ password: 'granite-meadow-lantern-8' })).status).toBe(422)
    await change({
      roles: docs.map(({ id }) => id),
      emailVerifiedAt: '2020-01-01',
      email: newAddress(),
    })
    expect((await me(bearer)).json.user).toMatchObject({ email, roles: [{ name: 'user' }] })
    expect((await account(email))?.verified).toBe(false)
  })
})

describe('the admin panel', () => {
  test('signs in by its own form, asks who it is, stays, and leaves', async () => {
    const { email } = await platform.makeUser('admin')
    const entered = await post('/api/users/login', { email, password: testPassword })
    expect(entered.status).toBe(200)
    expect(entered.json).toMatchObject({ user: { email }, exp: expect.any(Number) })
    expect(entered.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Lax/)
    const cookie = cookieOf(entered)
    const who = await call('GET', '/api/users/me', withCookie(cookie))
    expect(who.json).toMatchObject({ user: { email }, exp: expect.any(Number) })
    const stayed = await call('POST', '/api/users/refresh-token', withCookie(cookie))
    expect(stayed.json).toMatchObject({ user: { email }, exp: expect.any(Number) })
    const token = cookie.split('=')[1] as string
    for (const { json } of [entered, who, stayed]) expect(JSON.stringify(json)).not.toMatch(/eyJ/)
    expect(token).toMatch(/^eyJ/)
    expect((await call('POST', '/api/users/logout', withCookie(cookie))).status).toBe(200)
    expect((await call('GET', '/api/users/me', withCookie(cookie))).json.user).toBeNull()
    const renewed = withCookie(cookieOf(stayed))
    expect((await call('GET', '/api/users/me', renewed)).json.user).toBeNull()
  })

  test('its cookie counts for pages of ours only, and is no bearer token', async () => {
    const { email } = await platform.makeUser('admin')
    const entered = await post('/api/users/login', { email, password: testPassword })
    const cookie = cookieOf(entered)
    const from = (headers: object) =>
      call('GET', '/api/users/me', { headers: { Cookie: cookie, ...headers } })
    expect((await from({ Origin: 'https://evil.example' })).status).toBe(401)
    expect((await from({ 'Sec-Fetch-Site': 'cross-site' })).status).toBe(401)
    expect((await from({ 'Sec-Fetch-Site': 'same-origin' })).json.user.email).toBe(email)
    expect((await me(cookie.split('=')[1] as string)).status).toBe(401)
  })

  test('shares lock and answer with the API', async () => {
    const { email } = await platform.makeUser('user')
    for (let tries = 0; tries < 10; tries += 1) {
      await post('/api/auth/login', { email, password: 'not-the-password-1' })
    }
    const { status, json } = await post('/api/users/login', { email, password: testPassword })
    expect([status, json.errors[0].code]).toEqual([401, 'INVALID_CREDENTIALS'])
  })
})

describe('users', () => {
  test('are listed, made and deleted by whoever manages users only', async () => {
    const { email } = await register()
    const { accessToken: bearer, user } = await logIn(email)
    const admin = await platform.makeUser('admin')
    expect((await call('GET', '/api/users', { bearer })).status).toBe(403)
    expect((await call('GET', `/api/users/${admin.id}`, { bearer })).status).toBe(404)
    expect((await call('GET', '/api/users')).status).toBe(401)
    expect(
      (await call('POST', '/api/users', { bearer, body: { email: newAddress(), password } }))
        .status,
    ).toBe(403)
    expect((await call('DELETE', `/api/users/${user.id}`, { bearer })).status).toBe(403)
    expect((await call('GET', '/api/users', { bearer: admin.token })).status).toBe(200)
    const gone = await call('DELETE', `/api/users/${user.id}`, { bearer: admin.token })
    expect(gone.status).toBe(200)
    expect((await me(bearer)).status).toBe(401)
  })

  test('the first-user form is closed once there is one', async () => {
    const { status } = await post('/api/users/first-register', { email: newAddress(), password })
    expect(status).toBe(401)
  })
})
