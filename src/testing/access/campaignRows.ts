import type { AccessRow, Who } from '@/testing/access/accessRow'
import { makeDocument, uniqueWord } from '@/testing/access/makeDocument'
import { lexicalDocument, paragraph } from '@/testing/factories/lexical'
import type { TestPlatform } from '@/testing/harness'

const writers: Who[] = ['admin', 'moderator', 'marketing']

const contact = (platform: TestPlatform) =>
  makeDocument(platform, 'contacts', { email: `reader-${uniqueWord()}@example.org`, locale: 'en' })

const listBody = async () => ({
  name: 'Readers',
  kind: 'static',
  optIn: 'single',
  visibility: 'private',
})
const list = async (platform: TestPlatform) => makeDocument(platform, 'lists', await listBody())

const subscriptionBody = async (platform: TestPlatform) => ({
  contact: await contact(platform),
  list: await list(platform),
  status: 'confirmed',
})

const campaignBody = async () => ({ name: `Campaign ${uniqueWord()}`, locale: 'en' })
const campaign = async (platform: TestPlatform) =>
  makeDocument(platform, 'campaigns', await campaignBody())

const delivery = async (platform: TestPlatform, of: string) =>
  makeDocument(platform, 'deliveries', {
    kind: 'campaign',
    subject: of,
    contact: await contact(platform),
    state: 'accepted',
  })

const everything = { create: writers, read: writers, update: writers, delete: writers }
const ledger = { create: [], read: writers, update: [], delete: [] }

/** What marketing works with, and the ledgers it reads. Nothing of it is anyone else's business. */
export const campaignRows: Record<string, AccessRow> = {
  lists: { ...everything, make: list, body: listBody, patch: { name: 'Renamed' } },
  subscriptions: {
    ...everything,
    make: async (platform) =>
      makeDocument(platform, 'subscriptions', await subscriptionBody(platform)),
    body: subscriptionBody,
    patch: { status: 'unsubscribed' },
    delete: [],
  },
  suppressions: {
    ...everything,
    make: (platform) =>
      makeDocument(platform, 'suppressions', {
        email: `stop-${uniqueWord()}@example.org`,
        reason: 'manual',
        scope: 'all',
      }),
    body: async () => ({
      email: `stop-${uniqueWord()}@example.org`,
      reason: 'manual',
      scope: 'marketing',
    }),
    patch: { note: 'changed' },
    update: [],
  },
  templates: {
    ...everything,
    make: (platform) =>
      makeDocument(platform, 'templates', { name: 'News', locale: 'en', content: hello }),
    body: async () => ({ name: 'News', locale: 'en', content: hello }),
    patch: { subject: 'Changed' },
  },
  senders: {
    ...everything,
    make: (platform) =>
      makeDocument(platform, 'senders', { name: 'News', email: 'news@example.org' }),
    body: async () => ({ name: 'News', email: 'news@example.org' }),
    patch: { replyTo: 'us@example.org' },
  },
  campaigns: {
    ...everything,
    make: campaign,
    body: campaignBody,
    patch: { subject: 'Changed' },
  },
  consents: {
    ...ledger,
    make: async (platform) => {
      const { contact, list } = await subscriptionBody(platform)
      return makeDocument(platform, 'consents', { contact, list, to: 'confirmed', source: 'staff' })
    },
    body: async () => ({ to: 'confirmed', source: 'staff' }),
    patch: { source: 'changed' },
  },
  'list-imports': {
    ...ledger,
    make: async (platform) =>
      makeDocument(platform, 'list-imports', {
        list: await list(platform),
        fileName: 'people.csv',
        status: 'queued',
        total: 0,
        done: 0,
        subscribed: 0,
        unchanged: 0,
        skipped: 0,
        failed: 0,
      }),
    body: async () => ({ fileName: 'people.csv', status: 'queued' }),
    patch: { status: 'completed' },
  },
  'email-events': {
    ...ledger,
    make: async (platform) => {
      const of = await campaign(platform)
      return makeDocument(platform, 'email-events', {
        campaign: of,
        delivery: await delivery(platform, of),
        kind: 'open',
        actor: 'human',
      })
    },
    body: async () => ({ kind: 'open', actor: 'human' }),
    patch: { actor: 'machine' },
  },
  'campaign-links': {
    ...ledger,
    make: async (platform) =>
      makeDocument(platform, 'campaign-links', {
        campaign: await campaign(platform),
        position: 0,
        url: 'https://example.org',
      }),
    body: async () => ({ position: 0, url: 'https://evil.example' }),
    patch: { url: 'https://evil.example' },
  },
  'campaign-snapshots': {
    ...ledger,
    make: async (platform) =>
      makeDocument(platform, 'campaign-snapshots', {
        campaign: await campaign(platform),
        message: {},
        audience: {},
        hash: 'x',
      }),
    body: async () => ({ message: {}, audience: {}, hash: 'x' }),
    patch: { hash: 'y' },
    read: [],
  },
}

const hello = lexicalDocument(paragraph('Hello'))
