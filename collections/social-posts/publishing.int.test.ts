/** @backends */
import '@/testing/social/allowLocalFakes'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { queryRows, sql } from '@/db/sql'
import { publishTarget } from '@/operations/social/publishTarget'
import { startFakeMastodon } from '@/testing/fakes/fakeMastodon'
import { startTestPlatform } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'
import {
  accessToken,
  publishingDesk,
  text,
  type PublishingDesk,
} from '@/testing/social/publishingDesk'

let platform: TestPlatform
let desk: PublishingDesk

beforeAll(async () => {
  platform = await startTestPlatform()
  desk = await publishingDesk(platform)
})
afterAll(async () => {
  await platform.close()
  await desk.close()
})
beforeEach(() => desk.reconnect())

describe('publishing', () => {
  test('a post reaches both networks once, with language, links, permalink and status', async () => {
    const content = text('Çok yakında 🎉 https://example.org/kayit #etkinlik @ada.bsky.social')
    const post = await desk.publish({ content, language: 'tr', accounts: desk.both })
    const targets = await desk.tryTargets(post)
    expect(targets.map(({ state }) => state)).toEqual(['posted', 'posted'])
    expect(targets.map(({ permalink }) => permalink)).toEqual([
      expect.stringMatching(/^https:\/\/fake\.example\/@rostrum\/\d+$/),
      `https://bsky.app/profile/rostrum.bsky.social/post/${targets[1]?.key}`,
    ])
    expect([desk.onMastodon(content), desk.onBluesky(content)]).toEqual([1, 1])
    expect(desk.mastodon.statuses.at(-1)?.language).toBe('tr')
    const record = desk.bluesky.records.get(String(targets[1]?.key))
    const bytes = Buffer.from(content)
    expect(
      record?.facets?.map(({ index }) => bytes.subarray(index.byteStart, index.byteEnd).toString()),
    ).toEqual(['https://example.org/kayit', '#etkinlik', '@ada.bsky.social'])
    const { body } = await desk.call('GET', `/api/social/posts/${post}`)
    expect(body).toMatchObject({ status: 'posted', postedAt: expect.any(String) })
  })

  test('a text of its own goes to an account that has one', async () => {
    const [common, own] = [text('For everyone'), text('For the sky')]
    const post = await desk.publish({
      content: common,
      accounts: desk.both,
      variants: [{ account: desk.blueskyAccount, content: own }],
    })
    await desk.tryTargets(post)
    expect([desk.onMastodon(common), desk.onBluesky(own), desk.onBluesky(common)]).toEqual([
      1, 1, 0,
    ])
  })

  test('images arrive with their alt text, made small enough, and wait for a slow server', async () => {
    const content = text('Look')
    desk.mastodon.settings.processingPolls = 2
    const media = [await desk.image({ alt: 'A stage in blue light', width: 900 })]
    const post = await desk.publish({ content, media, accounts: desk.both })
    const targets = await desk.tryTargets(post)
    desk.mastodon.settings.processingPolls = 0
    expect(targets.map(({ error }) => error)).toEqual([null, null])
    const [attached] = desk.mastodon.statuses.at(-1)?.media_attachments ?? []
    expect(attached?.description).toBe('A stage in blue light')
    const images = desk.bluesky.records.get(String(targets[1]?.key))?.embed?.images
    expect(images).toMatchObject([{ alt: 'A stage in blue light' }])
    const size = desk.bluesky.blobs.get(images?.[0]?.image.ref.$link ?? '')?.length ?? 0
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
    desk.mastodon.fault({ at: 'POST /api/v2/media', slowMs: 400, times: 1 })
    const media = [await desk.image({ alt: 'A stage' })]
    const post = await desk.publish({ content, media, accounts: desk.both })
    const ids = (await desk.targetsOf(post)).map(({ id }) => id)
    const uploads = desk.mastodon.requests.filter(({ path }) => path === '/api/v2/media').length
    await Promise.all([...ids, ...ids, ...ids].map((id) => publishTarget(platform.payload, id)))
    expect([desk.onMastodon(content), desk.onBluesky(content)]).toEqual([1, 1])
    const creating = desk.mastodon.requests.filter(
      ({ path, method, body }) =>
        method === 'POST' && path === '/api/v1/statuses' && body.includes(content),
    )
    expect(creating).toHaveLength(1)
    const described = desk.mastodon.requests.filter(({ path }) => path === '/api/v2/media').length
    expect(described - uploads).toBe(1)
  })

  test('the key is stored before the call that carries it', async () => {
    const content = text('Key first')
    const post = await desk.publish({ content, accounts: [desk.mastodonAccount] })
    const [before] = await desk.targetsOf(post)
    await desk.tryTargets(post)
    const sent = desk.mastodon.requests.find(({ body }) => body.includes(content))
    expect(sent?.headers['idempotency-key']).toBe(before?.key)
  })
})

describe('when the call has no answer', () => {
  const cases = [
    ['Mastodon', 'POST /api/v1/statuses', 'mastodon'],
    ['Bluesky', 'com.atproto.repo.createRecord', 'bluesky'],
  ] as const

  test.each(cases)('%s took it and hung up: found there, never posted twice', async (...row) => {
    const [, at, network] = row
    const content = text('Taken https://example.org/a-rather-long-address-of-a-page & more')
    desk[network].fault({ at, acceptThenDrop: true })
    const post = await desk.publish({ content, accounts: [desk.accountAt[network]] })
    const [unknown] = await desk.tryTargets(post)
    expect(unknown).toMatchObject({ state: 'unknown', permalink: null })
    expect(await desk.statusOf(post)).toBe('publishing')
    await desk.passTime()
    const [target] = await desk.tryTargets(post)
    expect(target).toMatchObject({ state: 'posted', permalink: expect.stringContaining('http') })
    expect(desk.countAt[network](content)).toBe(1)
    expect(await desk.statusOf(post)).toBe('posted')
    const calls = desk[network].requests.filter(
      ({ method, body }) => method === 'POST' && body.includes(content.slice(-4)),
    )
    expect(calls).toHaveLength(1)
  })

  test.each(cases)(
    '%s hung up without taking it: sent again under the same key',
    async (...row) => {
      const [, at, network] = row
      const content = text('Lost')
      desk[network].fault({ at, dropBefore: true })
      const post = await desk.publish({ content, accounts: [desk.accountAt[network]] })
      expect(await desk.tryTargets(post)).toMatchObject([{ state: 'unknown' }])
      await desk.passTime()
      expect(await desk.tryTargets(post)).toMatchObject([{ state: 'queued' }])
      await desk.passTime()
      expect(await desk.tryTargets(post)).toMatchObject([{ state: 'posted' }])
      expect(desk.countAt[network](content)).toBe(1)
    },
  )

  test.each(cases)('%s took it and answered 500: found there', async (...row) => {
    const [, at, network] = row
    const content = text('Five hundred')
    desk[network].fault({ at, after: { status: 500 } })
    const post = await desk.publish({ content, accounts: [desk.accountAt[network]] })
    expect(await desk.tryTargets(post)).toMatchObject([{ state: 'unknown' }])
    await desk.passTime()
    expect(await desk.tryTargets(post)).toMatchObject([{ state: 'posted' }])
    expect(desk.countAt[network](content)).toBe(1)
  })

  test.each(cases)('%s took it and the worker died: found there', async (...row) => {
    const [, , network] = row
    const content = text('Died')
    const post = await desk.publish({ content, accounts: [desk.accountAt[network]] })
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
    expect(desk.countAt[network](content)).toBe(1)
  })

  test('while the outcome is unknown, the post neither goes back to draft nor is deleted', async () => {
    const content = text('Open')
    desk.mastodon.fault({ at: 'POST /api/v1/statuses', acceptThenDrop: true })
    const post = await desk.publish({ content, accounts: [desk.mastodonAccount] })
    await desk.tryTargets(post)
    expect((await desk.call('POST', `/api/social/posts/${post}/unschedule`)).status).toBe(409)
    expect((await desk.call('DELETE', `/api/social/posts/${post}`)).status).toBe(409)
  })
})

describe('when the platform refuses', () => {
  test('429 waits until the time its headers name, for the whole account', async () => {
    const reset = new Date(Date.now() + 17 * 60_000)
    desk.mastodon.fault({
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
    const post = await desk.publish({ content, accounts: [desk.mastodonAccount] })
    const [waiting] = await desk.tryTargets(post)
    expect(waiting?.state).toBe('queued')
    expect(new Date(waiting?.next_attempt_at ?? 0).getTime()).toBe(reset.getTime())
    const other = await desk.publish({
      content: text('Behind it'),
      accounts: [desk.mastodonAccount],
    })
    const before = desk.mastodon.requests.length
    const [behind] = await desk.tryTargets(other)
    expect(new Date(behind?.next_attempt_at ?? 0).getTime()).toBe(reset.getTime())
    expect(desk.mastodon.requests).toHaveLength(before)
    await desk.passTime()
    expect(await desk.tryTargets(post)).toMatchObject([{ state: 'posted' }])
    expect(desk.onMastodon(content)).toBe(1)
  })

  test('a Bluesky limit is read from its own header', async () => {
    const reset = Math.floor(Date.now() / 1_000) + 600
    desk.bluesky.fault({
      at: 'createRecord',
      instead: {
        status: 429,
        body: { error: 'RateLimitExceeded', message: 'Rate Limit Exceeded' },
        headers: { 'ratelimit-reset': String(reset) },
      },
    })
    const post = await desk.publish({ content: text('Limited'), accounts: [desk.blueskyAccount] })
    const [waiting] = await desk.tryTargets(post)
    expect(new Date(waiting?.next_attempt_at ?? 0).getTime()).toBe(reset * 1_000)
  })

  test('a revoked token asks for a reconnect; after it, a retry posts', async () => {
    desk.mastodon.tokens.delete(accessToken)
    const content = text('Revoked')
    const post = await desk.publish({ content, accounts: [desk.mastodonAccount] })
    const [target] = await desk.tryTargets(post)
    expect(target).toMatchObject({ state: 'needs_attention', error_code: 'reconnect' })
    expect(await desk.statusOf(post)).toBe('needs_attention')
    const { body: account } = await desk.call('GET', `/api/social-accounts/${desk.mastodonAccount}`)
    expect(account).toMatchObject({ status: 'needs_reconnect' })
    desk.mastodon.tokens.set('new-token', { id: '109', acct: 'rostrum' })
    await desk.call('PATCH', `/api/social-accounts/${desk.mastodonAccount}`, {
      credentials: { accessToken: 'new-token' },
    })
    expect((await desk.call('POST', `/api/social/posts/${post}/retry`)).status).toBe(200)
    expect(await desk.tryTargets(post)).toMatchObject([{ state: 'posted' }])
    expect(await desk.statusOf(post)).toBe('posted')
    desk.mastodon.tokens.set(accessToken, { id: '109', acct: 'rostrum' })
  })

  test('an expired Bluesky session is renewed without a log-in, and the post appears once', async () => {
    const content = text('Renewed')
    const post = await desk.publish({ content, accounts: [desk.blueskyAccount] })
    const { logins, refreshes } = desk.bluesky.log
    desk.bluesky.settings.expireSessions = true
    expect(await desk.tryTargets(post)).toMatchObject([{ state: 'posted' }])
    expect([desk.bluesky.log.logins, desk.bluesky.log.refreshes]).toEqual([logins, refreshes + 1])
    expect(desk.onBluesky(content)).toBe(1)
  })

  test('one account refuses: partly posted, with its words; a retry posts only there', async () => {
    const content = text('Half')
    desk.bluesky.fault({
      at: 'createRecord',
      instead: { status: 400, body: { error: 'InvalidRecord', message: 'No such thing' } },
    })
    const post = await desk.publish({ content, accounts: desk.both })
    const targets = await desk.tryTargets(post)
    expect(targets).toMatchObject([
      { state: 'posted' },
      { state: 'failed', error: 'No such thing' },
    ])
    expect(await desk.statusOf(post)).toBe('partial')
    expect((await desk.call('POST', `/api/social/posts/${post}/publish`)).status).toBe(409)
    await desk.call('POST', `/api/social/posts/${post}/retry`, { target: targets[1]?.id })
    await desk.tryTargets(post)
    expect([desk.onMastodon(content), desk.onBluesky(content)]).toEqual([1, 1])
    expect(await desk.statusOf(post)).toBe('posted')
    expect((await desk.call('POST', `/api/social/posts/${post}/retry`)).status).toBe(409)
  })

  test('a server that is away is tried again later', async () => {
    const away = await startFakeMastodon()
    const account = await desk.makeAccount({
      ...{ platform: 'mastodon', name: 'Away', baseUrl: away.url },
      credentials: { accessToken },
    })
    await away.close()
    const post = await desk.publish({ content: text('Away'), accounts: [account] })
    const [target] = await desk.tryTargets(post)
    expect(target).toMatchObject({ state: 'queued', next_attempt_at: expect.anything() })
    expect(await desk.statusOf(post)).toBe('publishing')
  })
})
