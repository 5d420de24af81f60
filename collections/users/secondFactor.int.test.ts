import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { queryRows, sql } from '@/db/sql'
import { resealSecrets } from '@/operations/encryption/resealSecrets'
import { accountDesk, cookieOf, password, withCookie } from '@/testing/accounts/accountDesk'
import { base, codeOf, secondFactorDesk } from '@/testing/accounts/secondFactorDesk'
import { startTestPlatform, waitFor } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'
import { captureLogs } from '@/testing/security/captureLogs'

/** Own sessions, and the second factor of an account. */
let platform: TestPlatform
const desk = accountDesk(() => platform)
const { call, logIn, me, post, register } = desk
const { begin, challengeOf, finish, guarded } = secondFactorDesk(desk)

beforeAll(async () => {
  platform = await startTestPlatform()
})
afterAll(() => platform.close())

describe('own sessions', () => {
  test('are listed, ended one by one and all but the present one', async () => {
    const { email } = await register()
    const [here, there, third] = [await logIn(email), await logIn(email), await logIn(email)]
    const { accessToken: bearer } = here
    const list = () => call('GET', '/api/users/me/sessions', { bearer })
    const { json, status } = await list()
    expect(status).toBe(200)
    expect(json.docs).toHaveLength(3)
    expect(JSON.stringify(json)).not.toMatch(/rt_|hash/)
    type Listed = { id: string; current: boolean }
    expect(json.docs.filter(({ current }: Listed) => current)).toHaveLength(1)
    const [other] = json.docs.filter(({ current }: Listed) => !current) as Listed[]
    const endOther = () => call('DELETE', `/api/users/me/sessions/${other?.id}`, { bearer })
    expect((await endOther()).status).toBe(204)
    expect((await endOther()).status).toBe(404)
    expect((await list()).json.docs).toHaveLength(2)
    expect((await call('DELETE', '/api/users/me/sessions', { bearer })).status).toBe(204)
    expect((await list()).json.docs).toMatchObject([{ current: true, kind: 'api' }])
    expect((await me(bearer)).json.user.email).toBe(email)
    for (const { accessToken, refreshToken } of [there, third]) {
      expect((await me(accessToken)).status).toBe(401)
      expect((await post('/api/auth/refresh', { refreshToken })).status).toBe(401)
    }
  })

  test('of others are out of reach', async () => {
    const mine = await logIn((await register()).email)
    const theirs = await logIn((await register()).email)
    const { json } = await call('GET', '/api/users/me/sessions', { bearer: theirs.accessToken })
    const path = `/api/users/me/sessions/${json.docs[0].id}`
    expect((await call('DELETE', path, { bearer: mine.accessToken })).status).toBe(404)
    expect((await call('GET', '/api/users/me/sessions')).status).toBe(401)
    expect((await me(theirs.accessToken)).json.user).not.toBeNull()
  })
})

describe('the second factor', () => {
  test('is set up with the password and a code; other sessions end, and log-in asks for a code', async () => {
    const { email } = await register()
    const { accessToken: bearer } = await logIn(email)
    const elsewhere = await logIn(email)
    expect((await post(`${base}/enrol`, { password: 'not-it-at-all' }, { bearer })).status).toBe(
      422,
    )
    const { json } = await post(`${base}/enrol`, { password }, { bearer })
    expect(json.uri).toMatch(/^otpauth:\/\/totp\/Rostrum/)
    expect(json.qrCode).toMatch(/^<svg/)
    // Begun is not on: a phone that was never paired locks nobody out.
    expect((await begin(email)).status).toBe(200)
    expect((await post(`${base}/confirm`, { code: '000000' }, { bearer })).status).toBe(422)
    const { json: on } = await post(`${base}/confirm`, { code: codeOf(json.secret) }, { bearer })
    expect(new Set(on.recoveryCodes).size).toBe(10)
    expect((await call('GET', base, { bearer })).json).toEqual({
      ...{ enabled: true, recoveryCodesLeft: 10 },
    })
    expect((await me(bearer)).json.user.email).toBe(email)
    expect((await me(elsewhere.accessToken)).status).toBe(401)
    const answer = await finish(await challengeOf(email), codeOf(json.secret, 1))
    expect(answer.status).toBe(200)
    expect(answer.json).toMatchObject({ expiresIn: 900, user: { email } })
    expect((await post(`${base}/enrol`, { password }, { bearer })).status).toBe(409)
  })

  test('takes each code once, from the app and from the list, and no older one', async () => {
    const { email, secret, codes } = await guarded()
    const challenge = await challengeOf(email)
    const next = codeOf(secret, 1)
    const answers = await Promise.all([finish(challenge, next), finish(challenge, next)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401])
    expect((await finish(challenge, codeOf(secret))).status).toBe(401)
    const recovery = codes[0]?.toLowerCase().replaceAll('-', ' ') ?? ''
    expect((await finish(challenge, recovery)).status).toBe(200)
    expect((await finish(challenge, codes[0] ?? '')).status).toBe(401)
    const inOneStep = await post('/api/auth/login', { email, password, code: codes[1] })
    expect(inOneStep.status).toBe(200)
  })

  test('says nothing to who does not know the password, and a challenge opens nothing by itself', async () => {
    const { email, codes, bearer } = await guarded()
    const wrong = await post('/api/auth/login', { email, password: 'not-the-password-1' })
    const unknown = await post('/api/auth/login', { email: 'nobody@example.org', password })
    expect([wrong.status, wrong.json.errors]).toEqual([401, unknown.json.errors])
    const badCode = await post('/api/auth/login', { email, password, code: '000000' })
    expect(badCode.json.errors).toEqual(unknown.json.errors)
    const challenge = await challengeOf(email)
    expect((await me(challenge)).status).toBe(401)
    expect((await finish(`${challenge}x`, codes[0] ?? '')).status).toBe(401)
    await call('PATCH', '/api/users/me', {
      ...{ bearer, body: { password: 'granite-meadow-lantern-8', currentPassword: password } },
    })
    expect((await finish(challenge, codes[0] ?? '')).status).toBe(401)
  })

  test('counts wrong codes in the lock-out, which the password alone does not clear', async () => {
    const { email, codes } = await guarded()
    const challenge = await challengeOf(email)
    for (let tries = 0; tries < 5; tries += 1) await finish(challenge, '000000')
    await challengeOf(email)
    for (let tries = 0; tries < 5; tries += 1) await finish(challenge, '000000')
    expect((await finish(challenge, codes[0] ?? '')).status).toBe(401)
    expect((await begin(email)).json.errors[0].code).toBe('INVALID_CREDENTIALS')
  })

  test('guards the log-in of the admin panel too', async () => {
    const { email, codes } = await guarded()
    const asked = await post('/api/users/login', { email, password })
    expect([asked.status, asked.headers.get('set-cookie')]).toEqual([401, null])
    const [{ code, data }] = asked.json.errors
    expect(code).toBe('SECOND_FACTOR_REQUIRED')
    const { challenge } = data
    const entered = await post('/api/users/login', { challenge, code: codes[0] })
    expect(entered.status).toBe(200)
    const who = await call('GET', '/api/users/me', withCookie(cookieOf(entered)))
    expect(who.json.user.email).toBe(email)
  })

  test('goes off with password and code only; new recovery codes void the old ones', async () => {
    const { email, bearer, codes } = await guarded()
    const off = (body: object) => post(`${base}/disable`, body, { bearer })
    expect((await off({ password })).status).toBe(422)
    expect((await off({ password, code: '000000' })).status).toBe(422)
    expect((await off({ password: 'not-the-password-1', code: codes[0] })).status).toBe(422)
    const renewed = await post(`${base}/recovery-codes`, { password, code: codes[0] }, { bearer })
    expect(renewed.json.recoveryCodes).toHaveLength(10)
    expect((await off({ password, code: codes[1] })).status).toBe(422)
    expect((await off({ password, code: renewed.json.recoveryCodes[0] })).status).toBe(200)
    expect((await begin(email)).status).toBe(200)
  })

  test('of another is reset by who manages users, which ends the sessions and is in the audit log', async () => {
    const { email, bearer, user } = await guarded()
    const admin = await platform.makeUser('admin')
    const path = `/api/users/${user.id}/reset-second-factor`
    const { accessToken } = await logIn((await register()).email)
    expect((await post(path, {}, { bearer: accessToken })).status).toBe(403)
    expect((await post(path)).status).toBe(401)
    expect((await post(path, {}, { bearer: admin.token })).status).toBe(200)
    expect((await post(path, {}, { bearer: admin.token })).status).toBe(404)
    expect((await me(bearer)).status).toBe(401)
    expect((await begin(email)).status).toBe(200)
    const { totalDocs } = await platform.payload.find({
      collection: 'audit-log',
      where: {
        and: [
          { action: { equals: 'users.secondFactorReset' } },
          { subject: { equals: user.id } },
          { actor: { equals: admin.id } },
        ],
      },
    })
    expect(totalDocs).toBe(1)
  })

  test('is stored sealed, codes as hashes, and is sealed anew with a new key', async () => {
    const { codes, secret, user } = await guarded()
    const read = async () =>
      (
        await queryRows<{ row: string; sealed: string }>(
          platform.payload,
          sql`SELECT to_jsonb(second_factors)::text AS row, sealed_secret AS sealed
              FROM second_factors WHERE user_id = ${user.id}`,
        )
      )[0]
    const before = await read()
    for (const plain of [secret, ...codes]) expect(before?.row).not.toContain(plain)
    const { encryptionKeys } = await import('@/db/encryption/encryptionKeys')
    const key = { id: 'newest', key: Buffer.alloc(32, 7) }
    await resealSecrets(platform.payload, [key, ...encryptionKeys()])
    expect((await read())?.sealed).toMatch(/^s1\.newest\./)
  })
})

describe('a role that asks for a second factor', () => {
  /** Somebody with a role of their own that lets them into the panel and read contacts. */
  async function makeStaff() {
    const { payload } = platform
    const { email } = await register()
    const { user } = await logIn(email)
    const name = `careful-${user.id.slice(-8)}`
    const permissions = ['admin.access', 'contacts.read']
    const role = await payload.create({ collection: 'roles', data: { name, permissions } })
    await payload.update({ collection: 'users', id: user.id, data: { roles: [role.id] } })
    const ask = (asks: boolean) =>
      payload.update({
        collection: 'roles',
        id: role.id,
        data: { requiresSecondFactor: asks },
      })
    return { email, ask, session: await logIn(email) }
  }

  test('lets who has none do nothing but set it up, from the next request on', async () => {
    const { email, ask, session } = await makeStaff()
    const { accessToken: bearer } = session
    const contacts = () => call('GET', '/api/contacts', { bearer })
    expect((await contacts()).status).toBe(200)
    await ask(true)
    const panel = await post('/api/users/login', { email, password })
    const cookie = withCookie(cookieOf(panel))
    // A session that Payload itself opened.
    const data = { email, password }
    const { token } = await platform.payload.login({ collection: 'users', data })
    const graphql = { body: { query: '{ Contacts { totalDocs } }' } }
    const refused = [
      await contacts(),
      await call('GET', '/api/contacts', cookie),
      await call('GET', '/api/contacts', { headers: { Authorization: `JWT ${token}` } }),
      await call('GET', '/api/events', { bearer }),
      await call('GET', '/api/users/me/tickets', { bearer }),
      await call('PATCH', `/api/users/${session.user.id}`, { bearer, body: { firstName: 'A' } }),
    ]
    for (const { status, json } of refused) {
      expect([status, json.errors[0].code]).toEqual([403, 'SECOND_FACTOR_SETUP_REQUIRED'])
    }
    const { json: byGraphql } = await post('/api/graphql', graphql.body, { bearer })
    expect(JSON.stringify(byGraphql)).toContain('SECOND_FACTOR_SETUP_REQUIRED')
    const turkish = { bearer, headers: { 'Accept-Language': 'tr' } }
    const told = await call('GET', '/api/contacts', turkish)
    expect(told.json.errors[0].message).toMatch(/ikinci doğrulama istiyor/)

    for (const signedIn of [{ bearer }, cookie]) {
      const { json } = await call('GET', '/api/users/me', signedIn)
      expect(json.user).toMatchObject({ permissions: [], secondFactorSetupRequired: true })
    }
    const begun = await post(`${base}/enrol`, { password }, { bearer })
    const code = codeOf(String(begun.json.secret))
    expect((await post(`${base}/confirm`, { code }, { bearer })).status).toBe(200)
    expect((await contacts()).status).toBe(200)
    expect((await me(bearer)).json.user.secondFactorSetupRequired).toBeUndefined()
  })

  test('opens the panel to set it up, and nothing in it', async () => {
    const { ask, session } = await makeStaff()
    await ask(true)
    const { findActiveUser } = await import('@/operations/accounts/accessTokenStrategy')
    const { mayOpenPanel, permissionsOf } = await import('@/access/can')
    const user = await findActiveUser({ payload: platform.payload, id: session.user.id })
    expect([mayOpenPanel(user), permissionsOf(user).size]).toEqual([true, 0])
    await ask(false)
    const freed = await findActiveUser({ payload: platform.payload, id: session.user.id })
    expect(permissionsOf(freed).size).toBe(2)
  })

  test('is no built-in one before somebody decides so', async () => {
    const { totalDocs } = await platform.payload.count({
      collection: 'roles',
      where: { and: [{ builtIn: { equals: true } }, { requiresSecondFactor: { equals: true } }] },
    })
    expect(totalDocs).toBe(0)
  })
})

/** How often the platform says an event happened since it started. */
async function countEvents(name: string): Promise<number> {
  const metrics = await (await platform.request('/metrics')).text()
  const line = metrics.split('\n').find((each) => each.includes(`{event="${name}"}`))
  return Number(line?.split(' ').at(-1))
}

test('log-ins, log-outs, refusals and locks are events with address and request, and are counted', async () => {
  const logs = captureLogs()
  try {
    const { email } = await register()
    const account = (await logIn(email)).user.id
    const { accessToken: bearer } = await logIn(email)
    expect((await call('GET', '/api/roles', { bearer })).status).toBe(403)
    await call('PATCH', '/api/users/me', {
      ...{ bearer, body: { password: 'granite-meadow-lantern-8', currentPassword: password } },
    })
    const again = await logIn(email, 'granite-meadow-lantern-8')
    await post('/api/auth/logout', {}, { bearer: again.accessToken })
    const failedSoFar = await countEvents('auth.login.failed')
    await Promise.all(
      Array.from({ length: 10 }, () => post('/api/auth/login', { email, password })),
    )
    type Line = { event?: string; account?: string; ip?: string; requestId?: string; level: string }
    const seen = () =>
      logs.lines.map((line) => JSON.parse(line) as Line).filter(({ event }) => event)
    await waitFor(
      'the last line',
      () => seen().filter(({ event }) => event === 'access.refused')[10],
    )
    const events = seen()
    const common = { requestId: expect.any(String), ip: '127.0.0.1' }
    const told = ['auth.login.succeeded', 'account.changed', 'auth.logout', 'auth.login.failed']
    for (const event of told) {
      const line = events.find((each) => each.event === event)
      expect(line).toMatchObject({ event, account, ...common })
    }
    const refused = events.filter(({ event }) => event === 'access.refused')
    // With a token of somebody's; and by who is nobody yet.
    expect(refused.find((line) => line.account)).toMatchObject({ account, ...common })
    expect(refused.at(-1)).toMatchObject(common)
    expect(events.filter(({ event }) => event === 'auth.locked')).toEqual([
      expect.objectContaining({ account, address: expect.any(String), ...common }),
    ])
    expect(JSON.stringify(events)).not.toContain(email)
    expect((await countEvents('auth.login.failed')) - failedSoFar).toBe(10)
  } finally {
    logs.stop()
  }
})
