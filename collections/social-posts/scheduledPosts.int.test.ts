/** @backends */
import '@/testing/social/allowLocalFakes'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createLocalReq } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { collectMetrics } from '@/operations/social/collectMetrics'
import { sweepPosts } from '@/operations/social/sweepPosts'
import { startTestPlatform, waitFor } from '@/testing/harness'
import type { TestPlatform } from '@/testing/harness'
import { publishingDesk, text, type PublishingDesk } from '@/testing/social/publishingDesk'

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

describe('at its time', () => {
  test('a scheduled post goes out by the worker, once', async () => {
    const content = text('On time')
    const post = await desk.makePost({ content, accounts: desk.both })
    const { status, body } = await desk.call('POST', `/api/social/posts/${post}/schedule`, {
      scheduledAt: new Date(Date.now() + 1_500).toISOString(),
      timezone: 'Europe/Istanbul',
    })
    expect([status, body]).toMatchObject([
      200,
      { doc: { status: 'scheduled', timezone: 'Europe/Istanbul' } },
    ])
    expect(desk.onMastodon(content)).toBe(0)
    await platform.startWorker()
    await waitFor('the post to be out', async () => (await desk.statusOf(post)) === 'posted')
    expect([desk.onMastodon(content), desk.onBluesky(content)]).toEqual([1, 1])
  })

  test('a post that was moved later does not go out at its first time', async () => {
    const content = text('Moved')
    const post = await desk.makePost({ content, accounts: [desk.mastodonAccount] })
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
    expect(desk.onMastodon(content)).toBe(0)
  })

  test('a missed time is found by the sweep; one missed by a day waits for a person', async () => {
    const [soon, old] = [text('Missed'), text('Stale')]
    const posts = [
      await desk.makePost({ content: soon, accounts: [desk.mastodonAccount] }),
      await desk.makePost({ content: old, accounts: [desk.mastodonAccount] }),
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
    expect([desk.onMastodon(soon), desk.onMastodon(old)]).toEqual([1, 0])
  })

  test('figures are collected, and analytics shows them', async () => {
    const content = text('Counted')
    const post = await desk.publish({ content, accounts: desk.both })
    await waitFor('both to be out', async () => (await desk.statusOf(post)) === 'posted')
    const status = desk.mastodon.statuses.find((each) => each.text === content)
    Object.assign(status ?? {}, { favourites_count: 12, reblogs_count: 5, replies_count: 1 })
    await collectMetrics(platform.payload)
    const rows = await desk.targetsOf(post)
    expect(rows).toMatchObject([
      { likes: '12', reposts: '5', replies: '1' },
      { likes: '7', reposts: '3', replies: '4' },
    ])
    const before = desk.mastodon.requests.length
    await collectMetrics(platform.payload)
    expect(desk.mastodon.requests).toHaveLength(before)
    const { body } = await desk.call<{
      top: { post: string; likes: number }[]
      totals: { likes: number }
      accounts: { account: string }[]
      perDay: { posted: number }[]
    }>('GET', '/api/social/analytics?timezone=Europe/Istanbul')
    expect(body.top[0]).toMatchObject({ post, likes: 12, engagement: 18 })
    expect(body.totals.likes).toBeGreaterThanOrEqual(19)
    expect(body.accounts.map(({ account }) => account)).toContain(desk.mastodonAccount)
    expect(body.perDay.length).toBeGreaterThan(0)
  })
})
