import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { CollectionSlug } from 'payload'
import { collections } from '@collections/index'
import { accountDesk, newAddress } from '@/testing/accounts/accountDesk'
import type { AccessRow, Who } from '@/testing/access/accessRow'
import { matrix } from '@/testing/access/matrix'
import { startTestPlatform } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'

/** What is there and closed answers as what is not there: no status and no body tells them apart. */
const unknownId = '01890000-0000-7000-8000-00000000dead'

let platform: TestPlatform
const { post, register } = accountDesk(() => platform)
const tokens = new Map<Who, string | undefined>([['anonymous', undefined]])

beforeAll(async () => {
  platform = await startTestPlatform()
  for (const role of ['user', 'door-staff'] as const) {
    tokens.set(role, (await platform.makeUser(role)).token)
  }
})
afterAll(() => platform.close())

type Question = { path: string; method?: string; token?: string; body?: unknown }

/** Status and body, without what differs from request to request; `known` is what was asked for. */
async function answerTo({ path, ...init }: Question, known = '') {
  const response = await platform.request(path, init)
  const text = await response.text()
  const body = text.replace(/"requestId":"[^"]*"/, '').replaceAll(known || '\u0000', 'ID')
  return { status: response.status, type: response.headers.get('content-type'), body }
}

test('a row that a role may not see answers as one that does not exist, read, changed or deleted', async () => {
  const told: string[] = []
  for (const slug of collections.map((each) => each.slug as CollectionSlug)) {
    const row = matrix[slug] as AccessRow
    const id = await row.make(platform)
    for (const [who, token] of tokens) {
      if (row.read.includes(who)) continue
      const asked = [
        ['GET', ''],
        ['PATCH', ''],
        ['DELETE', ''],
        ['GET', '/file'],
      ] as const
      for (const [method, under] of asked) {
        if (under && slug !== 'media') continue
        const body = method === 'PATCH' ? row.patch : undefined
        const ask = (each: string) =>
          answerTo({ path: `/api/${slug}${under}/${each}`, method, token, body }, each)
        const [there, absent] = [await ask(id), await ask(unknownId)]
        if (JSON.stringify(there) !== JSON.stringify(absent) || there.status < 400) {
          told.push(`${who} ${method} ${slug}: ${JSON.stringify([there, absent])}`)
        }
      }
    }
  }
  expect(told).toEqual([])
})

test('a private file, a certificate and a link of others answer as none', async () => {
  const { payload } = platform
  const file = await payload.findByID({
    collection: 'media',
    id: await (matrix.media as AccessRow).make(platform),
  })
  const certificate = await (matrix.certificates as AccessRow).make(platform)
  const campaign = await (matrix.campaigns as AccessRow).make(platform)
  const pairs: [string, string][] = [
    [String(file.filename), 'no-such-file.png'].map(
      (name) => `/api/media/file/${encodeURIComponent(name)}`,
    ) as [string, string],
    [`/api/certificates/${certificate}/download`, `/api/certificates/${unknownId}/download`],
    [`/api/campaigns/${campaign}/stats`, `/api/campaigns/${unknownId}/stats`],
    [`/api/campaigns/${campaign}/recipients`, `/api/campaigns/${unknownId}/recipients`],
  ]
  for (const [there, absent] of pairs) {
    for (const who of ['anonymous', 'user', 'door-staff'] as const) {
      const token = tokens.get(who)
      const asked = [
        await answerTo({ path: there, token }),
        await answerTo({ path: absent, token }),
      ]
      expect([there, who, asked[0]]).toEqual([there, who, asked[1]])
      expect(asked[0]?.status).toBeGreaterThanOrEqual(400)
    }
  }
})

test('an address that has an account, a contact, a ticket or a seat answers as one that has none', async () => {
  const { email: known } = await register()
  const { token: admin } = await platform.makeUser('admin')
  await post('/api/tickets', { subject: 'A', description: 'B', email: known })
  const event = await (matrix.events as AccessRow).make(platform)
  const seat = { givenName: 'İpek', familyName: 'Ağaç' }
  await post(`/api/events/${event}/register`, { email: known, ...seat })
  const shapeOf = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(shapeOf)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shapeOf(each)]))
        : typeof value
  const bodies: [string, (email: string) => object][] = [
    ['/api/auth/forgot-password', (email) => ({ email })],
    ['/api/users/forgot-password', (email) => ({ email })],
    ['/api/auth/resend-verification', (email) => ({ email })],
    ['/api/tickets', (email) => ({ subject: 'A', description: 'B', email })],
  ]
  for (const [path, bodyFor] of bodies) {
    const [there, absent] = [
      await post(path, bodyFor(known)),
      await post(path, bodyFor(newAddress())),
    ]
    expect([path, there.status, shapeOf(there.json)]).toEqual([
      path,
      absent.status,
      shapeOf(absent.json),
    ])
    expect(there.status).toBeLessThan(300)
  }
  const unlock = async (email: string) =>
    (await answerTo({ path: '/api/users/unlock', method: 'POST', token: admin, body: { email } }))
      .status
  expect([await unlock(known), await unlock(newAddress())]).toEqual([200, 200])
  const link = (path: string) => answerTo({ path }, path)
  expect((await link('/unsubscribe/none')).status).toBe((await link('/unsubscribe/other')).status)
})
