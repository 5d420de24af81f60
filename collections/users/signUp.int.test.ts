/** @backends */
import crypto from 'node:crypto'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { queryRows, sql } from '@/db/sql'
import { shortestAskMs } from '@/operations/accounts/requestMail'
import { accountDesk, newAddress, password, tokenIn } from '@/testing/accounts/accountDesk'
import { makeEvent } from '@/testing/factories/makeEvent'
import { startTestPlatform, waitFor } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'

/** `/api/auth`: opening an account and signing in. */
let platform: TestPlatform
const { account, call, logIn, mailsTo, mailTo, me, post, register } = accountDesk(() => platform)

beforeAll(async () => {
  platform = await startTestPlatform()
  await platform.startWorker()
})
afterAll(() => platform.close())

describe('register', () => {
  test('opens an account with the role user, whatever the body says, and writes to confirm it', async () => {
    const { docs } = await platform.payload.find({ collection: 'roles', pagination: false })
    const { email, answer } = await register(newAddress(), {
      firstName: 'Ömür',
      roles: docs.map(({ id }) => id),
      role: 'admin',
      disabled: true,
      emailVerifiedAt: new Date().toISOString(),
    })
    expect(answer.json.user).toMatchObject({
      ...{ email, firstName: 'Ömür', emailVerified: false },
      roles: [{ name: 'user' }],
      permissions: [],
    })
    expect(JSON.stringify(answer.json)).not.toMatch(/hash|salt|password/)
    expect((await account(email))?.verified).toBe(false)
    const mail = await mailTo(email, /account\/verify/)
    expect(mail.subject).toBe('Confirm your e-mail address')
    expect((await post('/api/auth/verify-email', { token: tokenIn(mail.text) })).status).toBe(200)
    expect((await account(email))?.verified).toBe(true)
  })

  test('answers alike for an address that has an account, after the same work, and tells only its holder', async () => {
    const { email, answer: first } = await register()
    const hashes = jest.spyOn(crypto, 'pbkdf2')
    const again = await post('/api/auth/register', {
      email: email.toUpperCase(),
      password: 'another-long-password-1',
    })
    expect(hashes).toHaveBeenCalledTimes(1)
    hashes.mockRestore()
    expect(again.status).toBe(201)
    const shape = (value: object) =>
      Object.entries(value).map(([key, each]) => [key, Array.isArray(each) ? 'list' : typeof each])
    expect(shape(again.json.user)).toEqual(shape(first.json.user))
    expect(again.json.user.email).toBe(email)
    expect(again.json.user.id).not.toBe(first.json.user.id)
    await mailTo(email, /There is one already/)
    await logIn(email)
  })

  test('two at once for one address make one account and two equal answers', async () => {
    const email = newAddress()
    const answers = await Promise.all(
      [1, 2].map(() => post('/api/auth/register', { email, password })),
    )
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    expect(
      await queryRows(platform.payload, sql`SELECT 1 FROM users WHERE email = ${email}`),
    ).toHaveLength(1)
  })

  test.each([
    ['too short', 'short-one', /12 to 128/],
    ['too long', 'x'.repeat(129), /12 to 128/],
    ['common', 'password1234', /first that are tried/],
    ['common in other letters', 'PassWord1234', /first that are tried/],
    ['one thing repeated', 'abcabcabcabcabc', /first that are tried/],
    ['a common word between signs', '!!sunflower!!', /first that are tried/],
    ['their own name', 'Augusta-Byron-1815', /hardly more than your name/],
  ])('refuses a password that is %s, and says so', async (_what, bad, message) => {
    const { status, json } = await post('/api/auth/register', {
      ...{ email: newAddress(), password: bad, firstName: 'Augusta', lastName: 'Byron' },
    })
    expect(status).toBe(422)
    expect(json.errors[0].data.fields).toEqual([
      { path: 'password', message: expect.stringMatching(message) },
    ])
  })

  test('a guest’s registrations become theirs once the address is confirmed, and not before', async () => {
    const { event } = await makeEvent({ payload: platform.payload, slug: `linked-${Date.now()}` })
    const email = newAddress()
    const entered = await post(`/api/events/${event.id}/register`, {
      ...{ email, givenName: 'İpek', familyName: 'Ağaç' },
    })
    expect([201, 202]).toContain(entered.status)
    const owner = async () =>
      (
        await queryRows<{ user_id: string | null }>(
          platform.payload,
          sql`SELECT user_id FROM registrations WHERE id = ${entered.json.registrations[0].id}`,
        )
      )[0]?.user_id
    await register(email)
    expect(await owner()).toBeNull()
    expect((await account(email))?.contact_id).toBeNull()
    const mail = await mailTo(email, /account\/verify/)
    await post('/api/auth/verify-email', { token: tokenIn(mail.text) })
    const holder = await account(email)
    expect(await owner()).toBe(holder?.id)
    expect(holder?.contact_id).not.toBeNull()
  })

  test('a link for one purpose, or one that was altered, confirms nothing', async () => {
    const { email } = await register()
    const token = tokenIn((await mailTo(email, /account\/verify/)).text)
    for (const wrong of [`${token.slice(0, -2)}xx`, 'nonsense', `${token}A`]) {
      expect((await post('/api/auth/verify-email', { token: wrong })).status).toBe(400)
    }
    expect(
      (await post('/api/auth/reset-password', { token, password: 'another-long-password-1' }))
        .status,
    ).toBe(400)
    expect((await account(email))?.verified).toBe(false)
  })

  test('asks again for the mail, and answers alike where there is nothing to confirm', async () => {
    const { email } = await register()
    await mailTo(email, /account\/verify/)
    const asked = await post('/api/auth/resend-verification', { email })
    const unknown = await post('/api/auth/resend-verification', { email: newAddress() })
    expect([asked.status, asked.json]).toEqual([unknown.status, unknown.json])
    expect(asked.status).toBe(202)
    await waitFor('a second mail', async () => (await mailsTo(email)).length === 2)
  })

  test('asking for a mail takes as long without an account, and no mailbox is filled by asking', async () => {
    const { email } = await register()
    const ask = async (path: string, address: string) => {
      const startedAt = performance.now()
      expect((await post(path, { email: address })).status).toBeLessThan(300)
      return performance.now() - startedAt
    }
    const paths = ['auth/forgot-password', 'auth/resend-verification', 'users/forgot-password']
    const took = await Promise.all(
      paths.flatMap((path) => [email, newAddress()].map((each) => ask(`/api/${path}`, each))),
    )
    expect(Math.min(...took)).toBeGreaterThan(shortestAskMs - 5)
    await Promise.all([1, 2, 3, 4, 5].map(() => ask('/api/auth/forgot-password', email)))
    for (let again = 0; again < 6; again += 1) await register(email)
    const counted = async () =>
      queryRows(
        platform.payload,
        sql`SELECT payload->>'mail' AS mail, count(*)::int AS count FROM outbox
            WHERE payload->>'user' = ${(await account(email))?.id} GROUP BY 1 ORDER BY 1`,
      )
    expect(await counted()).toEqual([
      { mail: 'exists', count: 5 },
      { mail: 'reset', count: 5 },
      { mail: 'verify', count: 2 },
    ])
  })
})

describe('log-in', () => {
  test('gives a pair of tokens with which every door opens', async () => {
    const { email } = await register()
    const answer = await post('/api/auth/login', { email: ` ${email.toUpperCase()} `, password })
    expect(answer.json).toMatchObject({
      user: { email },
      accessToken: expect.any(String),
      refreshToken: expect.any(String),
      expiresIn: 900,
    })
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const { accessToken: bearer, user } = answer.json
    expect((await me(bearer)).json.user).toMatchObject({ id: user.id, roles: [{ name: 'user' }] })
    const graphql = await post(
      '/api/graphql',
      { query: '{ meUser { user { email } } }' },
      { bearer },
    )
    expect(graphql.json.data.meUser.user.email).toBe(email)
  })

  test('an unknown address, a wrong password and a locked account get the same answer after the same work', async () => {
    const { email } = await register()
    const attempt = async (who: string, secret: string) => {
      const hashes = jest.spyOn(crypto, 'pbkdf2')
      const { status, json, headers } = await post('/api/auth/login', {
        email: who,
        password: secret,
      })
      const work = hashes.mock.calls.map(([, , rounds, length]) => [rounds, length])
      hashes.mockRestore()
      const { requestId: _requestId, ...body } = json
      return { status, body, work, kept: headers.get('cache-control') }
    }
    const wrong = await attempt(email, 'not-the-password-1')
    expect(wrong).toMatchObject({ status: 401, work: [[600_000, 32]] })
    expect(wrong.body.errors[0].code).toBe('INVALID_CREDENTIALS')
    expect(await attempt(newAddress(), 'not-the-password-1')).toEqual(wrong)
    for (let tries = 0; tries < 9; tries += 1) await attempt(email, 'not-the-password-1')
    expect(await attempt(email, password)).toEqual(wrong)
    const admin = await platform.makeUser('admin')
    const opened = await call('POST', '/api/users/unlock', { bearer: admin.token, body: { email } })
    expect(opened.status).toBe(200)
    await logIn(email)
  })

  test('only who manages users unlocks', async () => {
    const { email } = await register()
    const { token } = await platform.makeUser('moderator')
    expect(
      (await call('POST', '/api/users/unlock', { bearer: token, body: { email } })).status,
    ).toBe(403)
    expect((await post('/api/users/unlock', { email })).status).toBe(401)
  })

  test('a burst of wrong passwords locks the address', async () => {
    const { email } = await register()
    await Promise.all(
      Array.from({ length: 12 }, (_none, index) =>
        post('/api/auth/login', { email, password: `wrong-password-${index}` }),
      ),
    )
    expect((await post('/api/auth/login', { email, password })).status).toBe(401)
  })

  test('twenty at once for one account all keep their sessions', async () => {
    const { email } = await register()
    const pairs = await Promise.all(Array.from({ length: 20 }, () => logIn(email)))
    const answers = await Promise.all(pairs.map(({ accessToken }) => me(accessToken)))
    expect(answers.map(({ json }) => json.user?.email)).toEqual(pairs.map(() => email))
  })

  test('a bad token is nobody, which the API says and the panel’s pages take as a fact', async () => {
    const { email } = await register()
    const { accessToken } = await logIn(email)
    const [head, body, mac] = accessToken.split('.')
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')
    for (const bearer of [
      `${head}.${body}.${mac?.slice(1)}x`,
      `${none}.${body}.`,
      'x.y.z',
      'rt_x',
    ]) {
      const { status, json } = await me(bearer)
      expect([status, json.errors?.[0].code]).toEqual([401, 'UNAUTHENTICATED'])
      const headers = { 'Sec-Fetch-Site': 'same-origin' }
      const inPanel = await call('GET', '/api/users/me', { bearer, headers })
      expect([inPanel.status, inPanel.json.user]).toEqual([200, null])
    }
  })

  test('Payload’s own log-in over GraphQL is closed', async () => {
    const { email } = await register()
    const { json } = await post('/api/graphql', {
      query: `mutation { loginUser(email: "${email}", password: "${password}") { token } }`,
    })
    expect(json.errors[0].extensions.code).toBe('FORBIDDEN')
  })
})
