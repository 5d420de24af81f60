/** @backends */
/* eslint-disable max-lines -- many guarantees over one start of the platform */
import '@/testing/social/allowLocalFakes'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createLocalReq } from 'payload'
import sharp from 'sharp'
import { queryRows, sql } from '@/db/sql'
import { collectMetrics } from '@/operations/social/collectMetrics'
import { publishTarget } from '@/operations/social/publishTarget'
import { sweepPosts } from '@/operations/social/sweepPosts'
import { startFakeBluesky } from '@/testing/fakes/fakeBluesky'
import { startFakeMastodon } from '@/testing/fakes/fakeMastodon'
import { startTestPlatform, waitFor } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'
import { socialDesk } from '@/testing/social/socialDesk'

let platform: TestPlatform
let mastodon: Awaited<ReturnType<typeof startFakeMastodon>>
let bluesky: Awaited<ReturnType<typeof startFakeBluesky>>
let desk: ReturnType<typeof socialDesk>
let mastodonAccount: string
let blueskyAccount: string

const secret = 'good-token'

beforeAll(async () => {
  platform = await startTestPlatform()
  const { token } = await platform.makeUser('moderator')
  desk = socialDesk(platform, () => token)
  mastodon = await startFakeMastodon()
  bluesky = await startFakeBluesky()
  mastodonAccount = await desk.makeAccount({
    ...{ platform: 'mastodon', name: 'Rostrum', baseUrl: mastodon.url },
    credentials: { accessToken: secret },
  })
  blueskyAccount = await desk.makeAccount({
    ...{ platform: 'bluesky', name: 'Rostrum sky', baseUrl: bluesky.url },
    credentials: { identifier: bluesky.handle, appPassword: bluesky.settings.password },
  })
  for (const id of [mastodonAccount, blueskyAccount]) {
    const { body } = await desk.call('POST', `/api/social-accounts/${id}/check`)
    expect(body).toMatchObject({ connected: true, reason: null })
  }
})
afterAll(async () => {
  await platform.close()
  await mastodon.close()
  await bluesky.close()
})
beforeEach(async () => {
  await queryRows(
    platform.payload,
    sql`UPDATE social_accounts SET status = 'connected', limited_until = NULL`,
  )
})

let serial = 0
const text = (words = 'Doors open at nine') => `${words} · ${(serial += 1)}`

/** A post that is just being published on the given accounts. */
async function publish(data: Record<string, unknown>) {
  const post = await desk.makePost(data)
  const { status, body } = await desk.call('POST', `/api/social/posts/${post}/publish`)
  expect([status, body]).toEqual([200, expect.anything()])
  return post
}
const onMastodon = (content: string) =>
  mastodon.statuses.filter((status) => status.text === content).length
const onBluesky = (content: string) =>
  [...bluesky.records.values()].filter((record) => record.text === content).length

async function image({ alt, width = 40 }: { alt: string; width?: number }) {
  const data = await sharp({
    create: {
      width,
      height: width,
      channels: 3,
      background: '#4f46e5',
      noise: { type: 'gaussian', mean: 120, sigma: 80 },
    },
  })
    .png()
    .toBuffer()
  const file = {
    data,
    mimetype: 'image/png',
    name: `stage-${(serial += 1)}.png`,
    size: data.length,
  }
  const doc = await platform.payload.create({
    collection: 'media',
    data: { alt, visibility: 'public' },
    file,
  })
  return doc.id
}

describe('publishing', () => {
  test('a post reaches both networks once, with language, links, permalink and status', async () => {
    const content = text('Çok yakında 🎉 https://example.org/kayit #etkinlik @ada.bsky.social')
    const post = await publish({
      content,
      language: 'tr',
      accounts: [mastodonAccount, blueskyAccount],
    })
    const targets = await desk.tryTargets(post)
    expect(targets.map(({ state }) => state)).toEqual(['posted', 'posted'])
    expect(targets.map(({ permalink }) => permalink)).toEqual([
      expect.stringMatching(/^https:\/\/fake\.example\/@rostrum\/\d+$/),
      `https://bsky.app/profile/rostrum.bsky.social/post/${targets[1]?.key}`,
    ])
    expect([onMastodon(content), onBluesky(content)]).toEqual([1, 1])
    expect(mastodon.statuses.at(-1)?.language).toBe('tr')
    const record = bluesky.records.get(String(targets[1]?.key))
    const bytes = Buffer.from(content)
    expect(
      record?.facets?.map(({ index }) => bytes.subarray(index.byteStart, index.byteEnd).toString()),
    ).toEqual(['https://example.org/kayit', '#etkinlik', '@ada.bsky.social'])
    const { body } = await desk.call('GET', `/api/social/posts/${post}`)
    expect(body).toMatchObject({ status: 'posted', postedAt: expect.any(String) })
  })

  test('a text of its own goes to an account that has one', async () => {
    const [common, own] = [text('For everyone'), text('For the sky')]
    const post = await publish({
      content: common,
      accounts: [mastodonAccount, blueskyAccount],
      variants: [{ account: blueskyAccount, content: own }],
    })
    await desk.tryTargets(post)
    expect([onMastodon(common), onBluesky(own), onBluesky(common)]).toEqual([1, 1, 0])
  })

  test('images arrive with their alt text, made small enough, and wait for a slow server', async () => {
    const content = text('Look')
    mastodon.settings.processingPolls = 2
    const media = [await image({ alt: 'A stage in blue light', width: 900 })]
    const post = await publish({ content, media, accounts: [mastodonAccount, blueskyAccount] })
    const targets = await desk.tryTargets(post)
    mastodon.settings.processingPolls = 0
    expect(targets.map(({ error }) => error)).toEqual([null, null])
    const [attached] = mastodon.statuses.at(-1)?.media_attachments ?? []
    expect(attached?.description).toBe('A stage in blue light')
    const images = bluesky.records.get(String(targets[1]?.key))?.embed?.images
    expect(images).toMatchObject([{ alt: 'A stage in blue light' }])
    const size = bluesky.blobs.get(images?.[0]?.image.ref.$link ?? '')?.length ?? 0
    const [{ filesize }] = (await queryRows<{ filesize: string }>(
      platform.payload,
      sql`SELECT filesize FROM media WHERE id = ${media[0]}`,
    )) as [{ filesize: string }]
    expect(Number(filesize)).toBeGreaterThan(1_000_000)
    expect(size).toBeGreaterThan(0)
    expect(size).toBeLessThanOrEqual(1_000_000)
  })

  test('two jobs for one target post once', async () => {
    const content = text('Once')
    // Slow enough for all of them to be at work at once.
    mastodon.fault({ at: 'POST /api/v2/media', slowMs: 400, times: 1 })
    const media = [await image({ alt: 'A stage' })]
    const post = await publish({ content, media, accounts: [mastodonAccount, blueskyAccount] })
    const ids = (await desk.targetsOf(post)).map(({ id }) => id)
    const uploads = mastodon.requests.filter(({ path }) => path === '/api/v2/media').length
    await Promise.all([...ids, ...ids, ...ids].map((id) => publishTarget(platform.payload, id)))
    expect([onMastodon(content), onBluesky(content)]).toEqual([1, 1])
    const creating = mastodon.requests.filter(
      ({ path, method, body }) =>
        method === 'POST' && path === '/api/v1/statuses' && body.includes(content),
    )
    expect(creating).toHaveLength(1)
    const described = mastodon.requests.filter(({ path }) => path === '/api/v2/media').length
    expect(described - uploads).toBe(1)
  })

  test('the key is stored before the call that carries it', async () => {
    const content = text('Key first')
    const post = await publish({ content, accounts: [mastodonAccount] })
    const [before] = await desk.targetsOf(post)
    await desk.tryTargets(post)
    const sent = mastodon.requests.find(({ body }) => body.includes(content))
    expect(sent?.headers['idempotency-key']).toBe(before?.key)
  })
})

describe('when the call has no answer', () => {
  const cases = [
    ['Mastodon', 'POST /api/v1/statuses', () => mastodon, () => mastodonAccount, onMastodon],
    ['Bluesky', 'com.atproto.repo.createRecord', () => bluesky, () => blueskyAccount, onBluesky],
  ] as const

  test.each(cases)('%s took it and hung up: found there, never posted twice', async (...row) => {
    const [, at, fake, account, count] = row
    const content = text('Taken https://example.org/a-rather-long-address-of-a-page & more')
    fake().fault({ at, acceptThenDrop: true })
    const post = await publish({ content, accounts: [account()] })
    const [unknown] = await desk.tryTargets(post)
    expect(unknown).toMatchObject({ state: 'unknown', permalink: null })
    expect(await desk.statusOf(post)).toBe('publishing')
    await desk.passTime()
    const [target] = await desk.tryTargets(post)
    expect(target).toMatchObject({ state: 'posted', permalink: expect.stringContaining('http') })
    expect(count(content)).toBe(1)
    expect(await desk.statusOf(post)).toBe('posted')
    const calls = fake().requests.filter(
      ({ method, body }) => method === 'POST' && body.includes(content.slice(-4)),
    )
    expect(calls).toHaveLength(1)
  })

  test.each(cases)(
    '%s hung up without taking it: sent again under the same key',
    async (...row) => {
      const [, at, fake, account, count] = row
      const content = text('Lost')
      fake().fault({ at, dropBefore: true })
      const post = await publish({ content, accounts: [account()] })
      expect(await desk.tryTargets(post)).toMatchObject([{ state: 'unknown' }])
      await desk.passTime()
      expect(await desk.tryTargets(post)).toMatchObject([{ state: 'queued' }])
      await desk.passTime()
      expect(await desk.tryTargets(post)).toMatchObject([{ state: 'posted' }])
      expect(count(content)).toBe(1)
    },
  )

  test.each(cases)('%s took it and answered 500: found there', async (...row) => {
    const [, at, fake, account, count] = row
    const content = text('Five hundred')
    fake().fault({ at, after: { status: 500 } })
    const post = await publish({ content, accounts: [account()] })
    expect(await desk.tryTargets(post)).toMatchObject([{ state: 'unknown' }])
    await desk.passTime()
    expect(await desk.tryTargets(post)).toMatchObject([{ state: 'posted' }])
    expect(count(content)).toBe(1)
  })

  test.each(cases)('%s took it and the worker died: found there', async (...row) => {
    const [, , , account, count] = row
    const content = text('Died')
    const post = await publish({ content, accounts: [account()] })
    await desk.tryTargets(post)
    await queryRows(
      platform.payload,
      sql`UPDATE social_post_targets SET state = 'armed', remote_id = NULL, permalink = NULL,
            claimed_until = now() - interval '1 second' WHERE post_id = ${post}`,
    )
    await queryRows(
      platform.payload,
      sql`UPDATE social_posts SET status = 'publishing' WHERE id = ${post}`,
    )
    expect(await desk.tryTargets(post)).toMatchObject([{ state: 'posted' }])
    expect(count(content)).toBe(1)
  })

  test('while the outcome is unknown, the post neither goes back to draft nor is deleted', async () => {
    const content = text('Open')
    mastodon.fault({ at: 'POST /api/v1/statuses', acceptThenDrop: true })
    const post = await publish({ content, accounts: [mastodonAccount] })
    await desk.tryTargets(post)
    expect((await desk.call('POST', `/api/social/posts/${post}/unschedule`)).status).toBe(409)
    expect((await desk.call('DELETE', `/api/social/posts/${post}`)).status).toBe(409)
  })
})

describe('when the platform refuses', () => {
  test('429 waits until the time its headers name, for the whole account', async () => {
    const reset = new Date(Date.now() + 17 * 60_000)
    mastodon.fault({
      at: 'POST /api/v1/statuses',
      instead: {
        status: 429,
        body: { error: 'Too many requests' },
        headers: {
          'X-RateLimit-Limit': '300',
          'X-RateLimit-Remaining': '0',
          'X-RateLimit-Reset': reset.toISOString(),
        },
      },
    })
    const content = text('Limited')
    const post = await publish({ content, accounts: [mastodonAccount] })
    const [waiting] = await desk.tryTargets(post)
    expect(waiting?.state).toBe('queued')
    expect(new Date(waiting?.next_attempt_at ?? 0).getTime()).toBe(reset.getTime())
    const other = await publish({ content: text('Behind it'), accounts: [mastodonAccount] })
    const before = mastodon.requests.length
    const [behind] = await desk.tryTargets(other)
    expect(new Date(behind?.next_attempt_at ?? 0).getTime()).toBe(reset.getTime())
    expect(mastodon.requests).toHaveLength(before)
    await desk.passTime()
    expect(await desk.tryTargets(post)).toMatchObject([{ state: 'posted' }])
    expect(onMastodon(content)).toBe(1)
  })

  test('a Bluesky limit is read from its own header', async () => {
    const reset = Math.floor(Date.now() / 1_000) + 600
    bluesky.fault({
      at: 'createRecord',
      instead: {
        status: 429,
        body: { error: 'RateLimitExceeded', message: 'Rate Limit Exceeded' },
        headers: { 'ratelimit-reset': String(reset) },
      },
    })
    const post = await publish({ content: text('Limited'), accounts: [blueskyAccount] })
    const [waiting] = await desk.tryTargets(post)
    expect(new Date(waiting?.next_attempt_at ?? 0).getTime()).toBe(reset * 1_000)
  })

  test('a revoked token asks for a reconnect; after it, a retry posts', async () => {
    mastodon.tokens.delete(secret)
    const content = text('Revoked')
    const post = await publish({ content, accounts: [mastodonAccount] })
    const [target] = await desk.tryTargets(post)
    expect(target).toMatchObject({ state: 'needs_attention', error_code: 'reconnect' })
    expect(await desk.statusOf(post)).toBe('needs_attention')
    const { body: account } = await desk.call('GET', `/api/social-accounts/${mastodonAccount}`)
    expect(account).toMatchObject({ status: 'needs_reconnect' })
    mastodon.tokens.set('new-token', { id: '109', acct: 'rostrum' })
    await desk.call('PATCH', `/api/social-accounts/${mastodonAccount}`, {
      credentials: { accessToken: 'new-token' },
    })
    expect((await desk.call('POST', `/api/social/posts/${post}/retry`)).status).toBe(200)
    expect(await desk.tryTargets(post)).toMatchObject([{ state: 'posted' }])
    expect(await desk.statusOf(post)).toBe('posted')
    mastodon.tokens.set(secret, { id: '109', acct: 'rostrum' })
  })

  test('an expired Bluesky session is renewed without a log-in, and the post appears once', async () => {
    const content = text('Renewed')
    const post = await publish({ content, accounts: [blueskyAccount] })
    const { logins, refreshes } = bluesky.log
    bluesky.settings.expireSessions = true
    expect(await desk.tryTargets(post)).toMatchObject([{ state: 'posted' }])
    expect([bluesky.log.logins, bluesky.log.refreshes]).toEqual([logins, refreshes + 1])
    expect(onBluesky(content)).toBe(1)
  })

  test('one account refuses: partly posted, with its words; a retry posts only there', async () => {
    const content = text('Half')
    bluesky.fault({
      at: 'createRecord',
      instead: { status: 400, body: { error: 'InvalidRecord', message: 'No such thing' } },
    })
    const post = await publish({ content, accounts: [mastodonAccount, blueskyAccount] })
    const targets = await desk.tryTargets(post)
    expect(targets).toMatchObject([
      { state: 'posted' },
      { state: 'failed', error: 'No such thing' },
    ])
    expect(await desk.statusOf(post)).toBe('partial')
    expect((await desk.call('POST', `/api/social/posts/${post}/publish`)).status).toBe(409)
    await desk.call('POST', `/api/social/posts/${post}/retry`, { target: targets[1]?.id })
    await desk.tryTargets(post)
    expect([onMastodon(content), onBluesky(content)]).toEqual([1, 1])
    expect(await desk.statusOf(post)).toBe('posted')
    expect((await desk.call('POST', `/api/social/posts/${post}/retry`)).status).toBe(409)
  })

  test('a server that is away is tried again later', async () => {
    const away = await startFakeMastodon()
    const account = await desk.makeAccount({
      ...{ platform: 'mastodon', name: 'Away', baseUrl: away.url },
      credentials: { accessToken: secret },
    })
    await away.close()
    const post = await publish({ content: text('Away'), accounts: [account] })
    const [target] = await desk.tryTargets(post)
    expect(target).toMatchObject({ state: 'queued', next_attempt_at: expect.anything() })
    expect(await desk.statusOf(post)).toBe('publishing')
  })
})

describe('at its time', () => {
  test('a scheduled post goes out by the worker, once', async () => {
    const content = text('On time')
    const post = await desk.makePost({ content, accounts: [mastodonAccount, blueskyAccount] })
    const { status, body } = await desk.call('POST', `/api/social/posts/${post}/schedule`, {
      scheduledAt: new Date(Date.now() + 1_500).toISOString(),
      timezone: 'Europe/Istanbul',
    })
    expect([status, body]).toMatchObject([
      200,
      { doc: { status: 'scheduled', timezone: 'Europe/Istanbul' } },
    ])
    expect(onMastodon(content)).toBe(0)
    await platform.startWorker()
    await waitFor('the post to be out', async () => (await desk.statusOf(post)) === 'posted')
    expect([onMastodon(content), onBluesky(content)]).toEqual([1, 1])
  })

  test('a post that was moved later does not go out at its first time', async () => {
    const content = text('Moved')
    const post = await desk.makePost({ content, accounts: [mastodonAccount] })
    const schedule = (scheduledAt: string) =>
      desk.call('POST', `/api/social/posts/${post}/schedule`, { scheduledAt, timezone: 'UTC' })
    await schedule(new Date(Date.now() + 1_000).toISOString())
    await schedule('2030-05-01T09:00')
    await waitFor('the first job to be through', async () => {
      const rows = await queryRows<{ waiting: number }>(
        platform.payload,
        sql`SELECT count(*)::int AS waiting FROM outbox WHERE published_at IS NULL
            AND payload->>'post' = ${post} AND run_at < now() + interval '1 minute'`,
      )
      return rows[0]?.waiting === 0
    })
    expect(await desk.statusOf(post)).toBe('scheduled')
    expect(onMastodon(content)).toBe(0)
  })

  test('a missed time is found by the sweep; one missed by a day waits for a person', async () => {
    const [soon, old] = [text('Missed'), text('Stale')]
    const posts = [
      await desk.makePost({ content: soon, accounts: [mastodonAccount] }),
      await desk.makePost({ content: old, accounts: [mastodonAccount] }),
    ]
    for (const [index, hours] of [1, 24].entries()) {
      await queryRows(
        platform.payload,
        sql`UPDATE social_posts SET status = 'scheduled',
              scheduled_at = now() - make_interval(hours => ${hours}) WHERE id = ${posts[index]}`,
      )
    }
    await sweepPosts(await createLocalReq({}, platform.payload))
    await waitFor(
      'the missed post',
      async () => (await desk.statusOf(posts[0] as string)) === 'posted',
    )
    await waitFor(
      'the stale one',
      async () => (await desk.statusOf(posts[1] as string)) === 'needs_attention',
    )
    expect([onMastodon(soon), onMastodon(old)]).toEqual([1, 0])
  })

  test('figures are collected, and analytics shows them', async () => {
    const content = text('Counted')
    const post = await publish({ content, accounts: [mastodonAccount, blueskyAccount] })
    await waitFor('both to be out', async () => (await desk.statusOf(post)) === 'posted')
    const status = mastodon.statuses.find((each) => each.text === content)
    Object.assign(status ?? {}, { favourites_count: 12, reblogs_count: 5, replies_count: 1 })
    await collectMetrics(platform.payload)
    const rows = await desk.targetsOf(post)
    expect(rows).toMatchObject([
      { likes: '12', reposts: '5', replies: '1' },
      { likes: '7', reposts: '3', replies: '4' },
    ])
    const before = mastodon.requests.length
    await collectMetrics(platform.payload)
    expect(mastodon.requests).toHaveLength(before)
    const { body } = await desk.call<{
      top: { post: string; likes: number }[]
      totals: { likes: number }
      accounts: { account: string }[]
      perDay: { posted: number }[]
    }>('GET', '/api/social/analytics?timezone=Europe/Istanbul')
    expect(body.top[0]).toMatchObject({ post, likes: 12, engagement: 18 })
    expect(body.totals.likes).toBeGreaterThanOrEqual(19)
    expect(body.accounts.map(({ account }) => account)).toContain(mastodonAccount)
    expect(body.perDay.length).toBeGreaterThan(0)
  })
})
