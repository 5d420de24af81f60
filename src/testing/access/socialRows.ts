import type { CollectionSlug } from 'payload'
import { uuidv7 } from 'uuidv7'
import type { AccessRow, Who } from '@/testing/access/accessRow'
import type { TestPlatform } from '@/testing/harness'

type Data = Record<string, unknown>

const team: Who[] = ['admin', 'moderator', 'marketing']
const connectors: Who[] = ['admin', 'moderator']
const unique = () => uuidv7().slice(-12)

const make = async (
  { payload }: TestPlatform,
  collection: CollectionSlug,
  data: Data,
): Promise<string> =>
  String((await payload.create({ collection, data: data as never, depth: 0 })).id)

const accountBody = async () => ({
  name: `Account ${unique()}`,
  platform: 'mastodon',
  baseUrl: 'https://mastodon.example',
  credentials: { accessToken: 'a-token' },
})
const account = async (platform: TestPlatform) =>
  make(platform, 'social-accounts', await accountBody())

const postBody = async () => ({ content: 'Doors open at nine.' })
const post = async (platform: TestPlatform) => make(platform, 'social-posts', await postBody())

const target = async (platform: TestPlatform) =>
  make(platform, 'social-post-targets', {
    post: await post(platform),
    account: await account(platform),
    platform: 'mastodon',
    state: 'posted',
    key: unique(),
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
      make(platform, 'post-metrics', {
        target: await target(platform),
        sampledAt: new Date().toISOString(),
        ...{ likes: 1, reposts: 0, replies: 0 },
      }),
    body: async () => ({ sampledAt: new Date().toISOString(), likes: 1, reposts: 0, replies: 0 }),
    patch: { likes: 2 },
  },
}
