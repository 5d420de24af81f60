import sharp from 'sharp'
import { expect } from '@jest/globals'
import { queryRows, sql } from '@/db/sql'
import { startFakeBluesky } from '@/testing/fakes/fakeBluesky'
import { startFakeMastodon } from '@/testing/fakes/fakeMastodon'
import type { TestPlatform } from '@/testing/harness'
import { socialDesk } from '@/testing/social/socialDesk'

/** What opens the account of the Mastodon stand-in. */
export const accessToken = 'good-token'

let serial = 0
/** A text that no other post has. */
export const text = (words = 'Doors open at nine') => `${words} · ${(serial += 1)}`

/** A desk with an account at a stand-in of each network, and what arrived there. */
export async function publishingDesk(platform: TestPlatform) {
  const { token } = await platform.makeUser('moderator')
  const desk = socialDesk(platform, () => token)
  const mastodon = await startFakeMastodon()
  const bluesky = await startFakeBluesky()
  const mastodonAccount = await desk.makeAccount({
    ...{ platform: 'mastodon', name: 'Rostrum', baseUrl: mastodon.url },
    credentials: { accessToken },
  })
  const blueskyAccount = await desk.makeAccount({
    ...{ platform: 'bluesky', name: 'Rostrum sky', baseUrl: bluesky.url },
    credentials: { identifier: bluesky.handle, appPassword: bluesky.settings.password },
  })
  for (const id of [mastodonAccount, blueskyAccount]) {
    const { body } = await desk.call('POST', `/api/social-accounts/${id}/check`)
    expect(body).toMatchObject({ connected: true, reason: null })
  }
  const onMastodon = (content: string) =>
    mastodon.statuses.filter((status) => status.text === content).length
  const onBluesky = (content: string) =>
    [...bluesky.records.values()].filter((record) => record.text === content).length
  return {
    ...desk,
    mastodon,
    bluesky,
    mastodonAccount,
    blueskyAccount,
    both: [mastodonAccount, blueskyAccount],
    accountAt: { mastodon: mastodonAccount, bluesky: blueskyAccount },
    countAt: { mastodon: onMastodon, bluesky: onBluesky },
    onMastodon,
    onBluesky,
    /** Forgets what the networks said about the accounts. */
    reconnect: () =>
      queryRows(
        platform.payload,
        sql`UPDATE social_accounts SET status = 'connected', limited_until = NULL`,
      ),
    /** A post that is just being published on the given accounts. */
    publish: async (data: Record<string, unknown>) => {
      const post = await desk.makePost(data)
      const { status, body } = await desk.call('POST', `/api/social/posts/${post}/publish`)
      expect([status, body]).toEqual([200, expect.anything()])
      return post
    },
    /** A picture of noise: larger than it looks. */
    image: async ({ alt, width = 40 }: { alt: string; width?: number }) => {
      const noise = { type: 'gaussian', mean: 120, sigma: 80 } as const
      const size = { width, height: width, channels: 3, background: '#4f46e5' } as const
      const data = await sharp({ create: { ...size, noise } })
        .png()
        .toBuffer()
      const file = {
        ...{ data, mimetype: 'image/png', size: data.length },
        name: `stage-${(serial += 1)}.png`,
      }
      const doc = await platform.payload.create({
        collection: 'media',
        data: { alt, visibility: 'public' },
        file,
      })
      return doc.id
    },
    close: async () => {
      await mastodon.close()
      await bluesky.close()
    },
  }
}

export type PublishingDesk = Awaited<ReturnType<typeof publishingDesk>>
