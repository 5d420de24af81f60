import type { AccessRow, Who } from '@/testing/access/accessRow'
import { makeDocument, uniqueWord } from '@/testing/access/makeDocument'
import type { TestPlatform } from '@/testing/harness'

const agents: Who[] = ['admin', 'moderator', 'support-agent']

const contact = (platform: TestPlatform) =>
  makeDocument(platform, 'contacts', { email: `asker-${uniqueWord()}@example.org`, locale: 'en' })

const ticket = async (platform: TestPlatform, user?: string) =>
  makeDocument(platform, 'tickets', {
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
      email: `guest-${uniqueWord()}@example.org`,
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
      makeDocument(platform, 'canned-replies', {
        title: 'Thanks',
        shortcut: `thanks-${uniqueWord()}`,
        english: 'Thank you, {{ customer.givenName }}.',
        visibility: 'everyone',
      }),
    body: async () => ({
      title: 'Thanks',
      shortcut: `thanks-${uniqueWord()}`,
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
      makeDocument(platform, 'ticket-messages', {
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
      makeDocument(platform, 'ticket-reads', { ticket: await ticket(platform), lastReadSeq: 1 }),
    body: async () => ({ lastReadSeq: 1 }),
    patch: { lastReadSeq: 2 },
    read: [],
  },
  counters: {
    ...ledger,
    make: (platform) => makeDocument(platform, 'counters', { series: uniqueWord(), last: 1 }),
    body: async () => ({ series: 'x', last: 1 }),
    patch: { last: 2 },
    read: [],
  },
}
