import '@/testing/social/allowLocalFakes'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { queryRows, sql } from '@/db/sql'
import { encryptionKeys } from '@/db/encryption/encryptionKeys'
import { resealSecrets } from '@/operations/encryption/resealSecrets'
import { openAccount } from '@/operations/social/openAccount'
import { startFakeMastodon } from '@/testing/fakes/fakeMastodon'
import { pixel } from '@/testing/factories/pixel'
import { startTestPlatform } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'
import { fieldsOf, socialDesk } from '@/testing/social/socialDesk'

let platform: TestPlatform
let mastodon: Awaited<ReturnType<typeof startFakeMastodon>>
let token: string
let desk: ReturnType<typeof socialDesk>
let account: string
let sky: string

const canary = 'good-token'
const skyCanary = 'canary-app-password'

beforeAll(async () => {
  platform = await startTestPlatform()
  token = (await platform.makeUser('moderator')).token
  desk = socialDesk(platform, () => token)
  mastodon = await startFakeMastodon({ maxCharacters: 100 })
  account = await desk.makeAccount({
    ...{ platform: 'mastodon', name: 'Short', baseUrl: `${mastodon.url}/some/path` },
    credentials: { accessToken: canary },
  })
  sky = await desk.makeAccount({
    ...{ platform: 'bluesky', name: 'Sky' },
    credentials: { identifier: 'rostrum.bsky.social', appPassword: skyCanary },
  })
})
afterAll(async () => {
  await platform.close()
  await mastodon.close()
})

describe('posts under the path of the roadmap', () => {
  test('are created, listed, read, changed and moved to the trash in Payload’s shapes', async () => {
    const created = await desk.call<{ doc: { id: string }; message: string }>(
      'POST',
      '/api/social/posts',
      { content: 'Path', accounts: [account] },
    )
    expect(created).toMatchObject({
      status: 201,
      body: { doc: { content: 'Path', status: 'draft', accounts: [account] } },
    })
    const { id } = created.body.doc
    const list = await desk.call('GET', `/api/social/posts?where[id][equals]=${id}&limit=1`)
    expect(list).toMatchObject({ status: 200, body: { totalDocs: 1, docs: [{ id }], page: 1 } })
    expect(await desk.call('GET', `/api/social/posts/${id}`)).toMatchObject({ body: { id } })
    const changed = await desk.call('PATCH', `/api/social/posts/${id}`, { content: 'Changed' })
    expect(changed).toMatchObject({ status: 200, body: { doc: { content: 'Changed' } } })
    expect((await desk.call('DELETE', `/api/social/posts/${id}`)).status).toBe(200)
    expect((await desk.call('GET', `/api/social/posts/${id}`)).status).toBe(404)
    const trashed = await desk.call('GET', `/api/social-posts/${id}?trash=true`)
    expect(trashed).toMatchObject({ status: 200, body: { id } })
  })

  test('nobody writes status, time of posting or author', async () => {
    const { body } = await desk.call('POST', '/api/social/posts', {
      ...{ content: 'Mine', status: 'posted', postedAt: '2020-01-01T00:00:00Z' },
      author: '01890000-0000-7000-8000-00000000dead',
    })
    expect(body).toMatchObject({ doc: { status: 'draft', author: expect.any(String) } })
    expect(JSON.stringify(body)).not.toMatch(/2020-01-01|dead/)
  })

  test('are for staff of social media only', async () => {
    const agent = await platform.makeUser('support-agent')
    const paths = ['/api/social/posts', '/api/social/analytics', '/api/social-accounts']
    for (const path of paths) {
      expect((await platform.request(path, { token: agent.token })).status).toBe(403)
      expect([401, 403]).toContain((await platform.request(path)).status)
    }
    const marketing = await platform.makeUser('marketing')
    const connect = await platform.request('/api/social-accounts', {
      ...{ method: 'POST', token: marketing.token },
      body: { platform: 'mastodon', name: 'x', baseUrl: 'https://mastodon.example' },
    })
    expect(connect.status).toBe(403)
  })
})

describe('limits', () => {
  test('a text too long for one account is refused by field and account, by what its server said', async () => {
    await desk.call('POST', `/api/social-accounts/${account}/check`)
    const post = (content: string, more = {}) =>
      desk.call('POST', '/api/social/posts', { content, accounts: [account, sky], ...more })
    const long = await post('x'.repeat(101))
    expect(long.status).toBe(422)
    expect(fieldsOf(long)).toEqual([['content', account]])
    expect((await post(`${'x'.repeat(76)} https://example.org/${'y'.repeat(200)}`)).status).toBe(
      201,
    )
    const varied = await post('x'.repeat(101), {
      variants: [
        { account, content: 'x' },
        { account: sky, content: 'y'.repeat(301) },
      ],
    })
    expect(fieldsOf(varied)).toEqual([['variants.1.content', sky]])
  })

  test('accounts that do not exist, and texts for accounts that are not chosen, are named', async () => {
    const answer = await desk.call('POST', '/api/social/posts', {
      content: 'x',
      accounts: ['01890000-0000-7000-8000-00000000dead'],
      variants: [{ account: sky, content: 'x' }],
    })
    expect(answer.status).toBe(422)
    expect(fieldsOf(answer)?.map(([path]) => path)).toEqual(['accounts.0', 'variants.0.account'])
  })

  test('an image without alt text stays a draft', async () => {
    const media = await platform.payload.create({
      collection: 'media',
      data: { visibility: 'public' },
      file: { data: pixel, mimetype: 'image/png', name: 'dot.png', size: pixel.length },
    })
    const post = await desk.makePost({ content: 'x', accounts: [account], media: [media.id] })
    const schedule = () =>
      desk.call('POST', `/api/social/posts/${post}/schedule`, { scheduledAt: '2030-05-01T09:00Z' })
    const refused = await schedule()
    expect(refused.status).toBe(422)
    expect(fieldsOf(refused)).toEqual([['media.0', account]])
    await platform.payload.update({ collection: 'media', id: media.id, data: { alt: 'A dot' } })
    expect((await schedule()).status).toBe(200)
  })
})

describe('scheduling', () => {
  const schedule = (post: string, body: object) =>
    desk.call<{ doc: { scheduledAt: string } }>('POST', `/api/social/posts/${post}/schedule`, body)

  test('a clock time is that of its zone', async () => {
    const post = await desk.makePost({ content: 'x', accounts: [account] })
    const { body } = await schedule(post, {
      ...{ scheduledAt: '2030-05-01T09:00', timezone: 'Europe/Istanbul' },
    })
    expect(body.doc.scheduledAt).toBe('2030-05-01T06:00:00.000Z')
    const moved = await schedule(post, { scheduledAt: '2030-05-01T09:00:00Z' })
    expect(moved.body.doc.scheduledAt).toBe('2030-05-01T09:00:00.000Z')
  })

  test.each([
    ['no time', {}, 'scheduledAt'],
    ['a word', { scheduledAt: 'tomorrow', timezone: 'UTC' }, 'scheduledAt'],
    ['a day only', { scheduledAt: '2030-05-01', timezone: 'UTC' }, 'scheduledAt'],
    ['a time that is over', { scheduledAt: '2020-05-01T09:00Z' }, 'scheduledAt'],
    ['no zone', { scheduledAt: '2030-05-01T09:00' }, 'timezone'],
    ['an unknown zone', { scheduledAt: '2030-05-01T09:00', timezone: 'Mars/Base' }, 'timezone'],
    [
      'a time the clocks skip',
      { scheduledAt: '2030-03-31T02:30', timezone: 'Europe/Berlin' },
      'scheduledAt',
    ],
  ])('%s is refused', async (_what, body, path) => {
    const post = await desk.makePost({ content: 'x', accounts: [account] })
    const answer = await schedule(post, body)
    expect(answer.status).toBe(422)
    expect(fieldsOf(answer)).toEqual([[path, undefined]])
    expect(await desk.statusOf(post)).toBe('draft')
  })

  test('without an account there is nothing to schedule', async () => {
    const post = await desk.makePost({ content: 'x' })
    expect(fieldsOf(await schedule(post, { scheduledAt: '2030-05-01T09:00Z' }))).toEqual([
      ['accounts', undefined],
    ])
  })

  test('the same Idempotency-Key gives the same answer', async () => {
    const post = await desk.makePost({ content: 'x', accounts: [account] })
    const ask = () =>
      platform.request(`/api/social/posts/${post}/schedule`, {
        ...{ method: 'POST', token, headers: { 'Idempotency-Key': 'once' } },
        body: { scheduledAt: '2030-05-01T09:00Z' },
      })
    const [first, second] = [await (await ask()).text(), await (await ask()).text()]
    expect(second).toBe(first)
  })

  test('a scheduled post keeps its limits, goes back to draft, and is a draft again in the trash', async () => {
    const post = await desk.makePost({ content: 'x', accounts: [account] })
    await schedule(post, { scheduledAt: '2030-05-01T09:00Z' })
    const patch = (body: object) => desk.call('PATCH', `/api/social/posts/${post}`, body)
    expect((await patch({ content: 'x'.repeat(101) })).status).toBe(422)
    expect((await patch({ scheduledAt: '2031-05-01T09:00Z' })).status).toBe(409)
    expect((await patch({ content: 'y' })).status).toBe(200)
    expect((await desk.call('DELETE', `/api/social-accounts/${account}`)).status).toBe(409)
    expect((await desk.call('POST', `/api/social/posts/${post}/unschedule`)).status).toBe(200)
    expect(await desk.statusOf(post)).toBe('draft')
    await schedule(post, { scheduledAt: '2030-05-01T09:00Z' })
    await desk.call('DELETE', `/api/social/posts/${post}`)
    const [row] = await queryRows<{ status: string }>(
      platform.payload,
      sql`SELECT status FROM social_posts WHERE id = ${post}`,
    )
    expect(row?.status).toBe('draft')
  })

  test('an illegal step names the legal ones', async () => {
    const post = await desk.makePost({ content: 'x', accounts: [account] })
    const answer = await desk.call('POST', `/api/social/posts/${post}/unschedule`)
    const data = { from: 'draft', to: 'draft', legal: ['scheduled', 'publishing'] }
    expect(answer).toMatchObject({
      status: 409,
      body: { errors: [{ code: 'ILLEGAL_TRANSITION', data }] },
    })
  })
})

describe('credentials', () => {
  test('go in and come out nowhere: REST, GraphQL, filters, sorting, audit log, columns', async () => {
    const admin = await platform.makeUser('admin')
    const id = await desk.makeAccount({
      ...{ platform: 'mastodon', name: 'Canary', baseUrl: mastodon.url },
      credentials: { accessToken: canary },
    })
    const ask = (path: string, body?: unknown, method = body ? 'POST' : 'GET') =>
      platform.request(path, { method, token: admin.token, body }).then((r) => r.text())
    const one = `/api/social-accounts/${id}`
    const answers = [
      await ask(one, { name: 'Again', credentials: { accessToken: canary } }, 'PATCH'),
      await ask(one),
      await ask(`${one}?select[sealedCredentials]=true&select[credentials]=true`),
      await ask('/api/social-accounts?limit=100&depth=2&showHiddenFields=true'),
      await ask(`${one}/check`, {}),
      await ask('/api/audit-log?limit=100'),
      await ask('/api/graphql', {
        query: '{ SocialAccounts { docs { name credentials { accessToken appPassword } } } }',
      }),
      await ask('/api/graphql', { query: '{ SocialAccounts { docs { sealedCredentials } } }' }),
      JSON.stringify(await platform.payload.findByID({ collection: 'social-accounts', id })),
      JSON.stringify(await queryRows(platform.payload, sql`SELECT * FROM social_accounts`)),
      JSON.stringify(await queryRows(platform.payload, sql`SELECT * FROM outbox`)),
    ]
    for (const answer of answers) {
      expect(answer).not.toContain(canary)
      expect(answer).not.toContain(skyCanary)
    }
    for (const answer of answers.slice(0, 9)) expect(answer).not.toMatch(/s1\.secret/)
    for (const query of ['where[sealedCredentials][like]=s1', 'sort=sealedCredentials']) {
      const path = `/api/social-accounts?${query}`
      expect((await platform.request(path, { token: admin.token })).status).toBe(400)
    }
  })

  test('an account moves to another server only with its credentials', async () => {
    const move = (body: object) => desk.call('PATCH', `/api/social-accounts/${sky}`, body)
    const stolen = await move({ baseUrl: 'https://thief.example' })
    expect(stolen.status).toBe(422)
    expect(fieldsOf(stolen)?.map(([path]) => path)).toEqual([
      'credentials.identifier',
      'credentials.appPassword',
    ])
    expect((await move({ name: 'Sky 2' })).status).toBe(200)
  })

  test.each([
    'http://mastodon.example',
    'https://169.254.169.254',
    'https://10.0.0.1',
    'https://localhost',
    'https://[::1]',
    'https://2852039166',
    'https://user:pass@mastodon.example',
    'javascript:alert(1)',
    'https://',
  ])('a server at %s is refused', async (baseUrl) => {
    const answer = await desk.call('POST', '/api/social-accounts', {
      ...{ platform: 'mastodon', name: 'x', baseUrl },
      credentials: { accessToken: 'x' },
    })
    expect([answer.status, fieldsOf(answer)]).toEqual([422, [['baseUrl', undefined]]])
  })

  test('missing ones are named', async () => {
    const answer = await desk.call('POST', '/api/social-accounts', {
      ...{ platform: 'bluesky', name: 'x', credentials: { identifier: 'x' } },
    })
    expect(fieldsOf(answer)?.map(([path]) => path)).toEqual(['credentials.appPassword'])
  })

  test('a new key takes over from the old one, which may then go', async () => {
    const stored = () =>
      queryRows<{ sealed: string }>(
        platform.payload,
        sql`SELECT sealed_credentials AS sealed FROM social_accounts`,
      )
    const sealedWith = async (id: string) =>
      (await stored()).every(({ sealed }) => sealed.startsWith(`s1.${id}.`))
    const old = encryptionKeys()
    const young = { id: 'young', key: randomBytes(32) }
    expect(await sealedWith(String(old[0]?.id))).toBe(true)
    const rotated = await resealSecrets(platform.payload, [young, ...old])
    expect(rotated).toMatchObject({ unreadable: [] })
    expect(rotated.resealed).toBeGreaterThanOrEqual((await stored()).length)
    expect(await sealedWith('young')).toBe(true)
    const again = await resealSecrets(platform.payload, [young])
    expect(again).toEqual({ resealed: 0, unreadable: [] })
    const lost = await resealSecrets(platform.payload, old)
    expect(lost.unreadable.length).toBeGreaterThan(0)
    expect(await sealedWith('young')).toBe(true)
    await resealSecrets(platform.payload, [...old, young])
    expect(await openAccount(platform.payload, account)).toMatchObject({
      credentials: { accessToken: canary },
    })
  })
})
