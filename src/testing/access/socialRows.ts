import type { AccessRow, Who } from '@/testing/access/accessRow'
import { makeDocument, uniqueWord } from '@/testing/access/makeDocument'
import type { TestPlatform } from '@/testing/harness'

const team: Who[] = ['admin', 'moderator', 'marketing']
const connectors: Who[] = ['admin', 'moderator']

const accountBody = async () => ({
  name: `Account ${uniqueWord()}`,
  platform: 'mastodon',
  baseUrl: 'https://mastodon.example',
  credentials: { accessToken: 'a-token' },
})
const account = async (platform: TestPlatform) =>
  makeDocument(platform, 'social-accounts', await accountBody())

const postBody = async () => ({ content: 'Doors open at nine.' })
const post = async (platform: TestPlatform) =>
  makeDocument(platform, 'social-posts', await postBody())

const target = async (platform: TestPlatform) =>
  makeDocument(platform, 'social-post-targets', {
    post: await post(platform),
    account: await account(platform),
    platform: 'mastodon',
    state: 'posted',
    key: uniqueWord(),
    frozen: {},
  })

/** Written by the platform only. */
const ledger = { create: [], read: team, update: [], delete: [] }

/** Social media: marketing writes and publishes, accounts are connected by whoever runs the place. */
export const socialRows: Record<string, AccessRow> = {
  'social-accounts': {
    make: account,
    body: accountBody,
    patch: { name: 'Renamed' },
    create: connectors,
    read: team,
    update: connectors,
    delete: connectors,
  },
  'social-posts': {
    make: post,
    body: postBody,
    patch: { content: 'Doors open at ten.' },
    create: team,
    read: team,
    update: team,
    delete: team,
  },
  'social-post-targets': {
    ...ledger,
    make: target,
    body: async () => ({ platform: 'mastodon', state: 'queued', key: 'x', frozen: {} }),
    patch: { error: 'changed' },
  },
  'post-metrics': {
    ...ledger,
    make: async (platform) =>
      makeDocument(platform, 'post-metrics', {
        target: await target(platform),
        sampledAt: new Date().toISOString(),
        ...{ likes: 1, reposts: 0, replies: 0 },
      }),
    body: async () => ({ sampledAt: new Date().toISOString(), likes: 1, reposts: 0, replies: 0 }),
    patch: { likes: 2 },
  },
}
