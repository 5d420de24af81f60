import type { CollectionSlug } from 'payload'
import { uuidv7 } from 'uuidv7'
import type { AccessRow, Who } from '@/testing/access/accessRow'
import type { TestPlatform } from '@/testing/harness'

type Data = Record<string, unknown>

const agents: Who[] = ['admin', 'moderator', 'support-agent']
const unique = () => uuidv7().slice(-12)

const make = async (
  { payload }: TestPlatform,
  collection: CollectionSlug,
  data: Data,
): Promise<string> =>
  String((await payload.create({ collection, data: data as never, depth: 0 })).id)

const contact = (platform: TestPlatform) =>
  make(platform, 'contacts', { email: `asker-${unique()}@example.org`, locale: 'en' })

const ticket = async (platform: TestPlatform, user?: string) =>
  make(platform, 'tickets', {
    subject: 'Lost badge',
    description: 'It was here a minute ago.',
    requester: await contact(platform),
    user,
  })

/** Written by the platform only. */
const ledger = { create: [], update: [], delete: [] }

/** Support: everybody may ask, customers see their own, agents see all. */
export const ticketRows: Record<string, AccessRow> = {
  tickets: {
    make: ticket,
    body: async () => ({
      subject: 'Lost badge',
      description: 'It was here a minute ago.',
      email: `guest-${unique()}@example.org`,
    }),
    patch: { subject: 'Lost and found' },
    create: [...agents, 'marketing', 'door-staff', 'user', 'anonymous'],
    read: agents,
    update: agents,
    delete: ['admin', 'moderator'],
    own: ['read'],
  },
  'canned-replies': {
    make: async (platform) =>
      make(platform, 'canned-replies', {
        title: 'Thanks',
        shortcut: `thanks-${unique()}`,
        english: 'Thank you, {{ customer.givenName }}.',
        visibility: 'everyone',
      }),
    body: async () => ({
      title: 'Thanks',
      shortcut: `thanks-${unique()}`,
      english: 'Thank you.',
      visibility: 'everyone',
    }),
    patch: { title: 'Many thanks' },
    create: agents,
    read: agents,
    update: agents,
    delete: agents,
  },
  'ticket-messages': {
    ...ledger,
    make: async (platform, owner) =>
      make(platform, 'ticket-messages', {
        ticket: await ticket(platform, owner),
        owner,
        kind: 'public',
        body: 'Hello',
        authorType: 'agent',
        authorName: 'Defne',
        channel: 'admin',
      }),
    body: async (platform) => ({
      ticket: await ticket(platform),
      kind: 'public',
      body: 'Hello',
      authorType: 'agent',
      authorName: 'Defne',
    }),
    patch: { body: 'changed' },
    read: agents,
    own: ['read'],
  },
  'ticket-events': {
    ...ledger,
    make: async (platform) => {
      const { docs } = await platform.payload.find({
        collection: 'ticket-events',
        where: { ticket: { equals: await ticket(platform) } },
        limit: 1,
        depth: 0,
      })
      return String(docs[0]?.id)
    },
    body: async () => ({ seq: 1, type: 'ticket.created', actorType: 'system', actorName: 'x' }),
    patch: { actorName: 'changed' },
    read: agents,
  },
  'ticket-reads': {
    ...ledger,
    make: async (platform) =>
      make(platform, 'ticket-reads', { ticket: await ticket(platform), lastReadSeq: 1 }),
    body: async () => ({ lastReadSeq: 1 }),
    patch: { lastReadSeq: 2 },
    read: [],
  },
  counters: {
    ...ledger,
    make: (platform) => make(platform, 'counters', { series: unique(), last: 1 }),
    body: async () => ({ series: 'x', last: 1 }),
    patch: { last: 2 },
    read: [],
  },
}
