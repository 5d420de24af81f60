import type { AccessRow, Who } from '@/testing/access/accessRow'
import { makeDocument, uniqueWord } from '@/testing/access/makeDocument'
import { makeEvent } from '@/testing/factories/makeEvent'
import type { TestPlatform } from '@/testing/harness'

const staff: Who[] = ['admin', 'moderator', 'support-agent', 'marketing', 'door-staff']
const everyone: Who[] = [...staff, 'user', 'anonymous']
const editors: Who[] = ['admin', 'moderator']
const none: Who[] = []

const event = (platform: TestPlatform) =>
  makeDocument(platform, 'events', {
    title: `Event ${uniqueWord()}`,
    startDate: '2030-05-01T09:00:00Z',
    endDate: '2030-05-01T17:00:00Z',
    timezone: 'Europe/Istanbul',
    attendanceMode: 'offline',
    currency: 'TRY',
    price: 0,
    status: 'published',
    visibility: 'public',
  })

const attendee = async (platform: TestPlatform) => ({
  event: (await makeEvent({ payload: platform.payload, slug: `event-${uniqueWord()}` })).event.id,
  givenName: 'İpek',
  familyName: 'Ağaç',
  email: `attendee-${uniqueWord()}@example.org`,
  status: 'confirmed',
})

const registration = async (platform: TestPlatform, user?: string) =>
  makeDocument(platform, 'registrations', { ...(await attendee(platform)), source: 'staff', user })

const pool = async (platform: TestPlatform) =>
  makeDocument(platform, 'capacity-pools', {
    event: await event(platform),
    name: 'Hall',
    held: 0,
    taken: 0,
    overbook: 0,
  })

const list = async (platform: TestPlatform) => ({
  event: await event(platform),
  name: `Gate ${uniqueWord()}`,
  policy: 'once',
})

/** Written by the platform only: nobody may create, change or delete through any door. */
const systemOnly = { create: [], update: [], delete: [] }

/** Events and what hangs on them: whoever may edit events keeps them, the door reads and scans. */
export const eventRows: Record<string, AccessRow> = {
  events: {
    make: event,
    body: async () => ({
      title: `Event ${uniqueWord()}`,
      startDate: '2030-05-01T09:00:00Z',
      endDate: '2030-05-01T17:00:00Z',
      timezone: 'Europe/Istanbul',
      attendanceMode: 'offline',
      currency: 'TRY',
      status: 'draft',
      visibility: 'public',
    }),
    patch: { summary: 'Changed' },
    create: editors,
    read: everyone,
    update: editors,
    delete: editors,
  },
  registrations: {
    make: registration,
    body: attendee,
    patch: { statusReason: 'Checked by phone' },
    create: editors,
    read: ['admin', 'moderator', 'support-agent', 'door-staff'],
    update: editors,
    delete: none,
    own: ['read'],
  },
  'ticket-types': {
    make: async (platform) =>
      makeDocument(platform, 'ticket-types', {
        event: await event(platform),
        name: 'Standard',
        kind: 'free',
        priceMinor: 0,
        currency: 'TRY',
        visibility: 'public',
        status: 'active',
      }),
    body: async (platform) => ({
      event: await event(platform),
      name: 'Student',
      kind: 'free',
      priceMinor: 0,
      currency: 'TRY',
      visibility: 'public',
      status: 'active',
    }),
    patch: { sortOrder: 3 },
    create: editors,
    read: everyone,
    update: editors,
    delete: editors,
  },
  'capacity-pools': {
    ...systemOnly,
    make: pool,
    body: async (platform) => ({
      event: await event(platform),
      name: 'Hall',
      held: 0,
      taken: 0,
      overbook: 0,
    }),
    patch: { taken: 0 },
    read: staff,
  },
  'capacity-holds': {
    ...systemOnly,
    make: async (platform) =>
      makeDocument(platform, 'capacity-holds', {
        pool: await pool(platform),
        registration: await registration(platform),
        quantity: 1,
        phase: 'held',
        acquiredAt: new Date().toISOString(),
      }),
    body: async () => ({ phase: 'held' }),
    patch: { quantity: 2 },
    read: none,
  },
  'check-in-lists': {
    make: async (platform) => makeDocument(platform, 'check-in-lists', await list(platform)),
    body: list,
    patch: { name: 'North gate' },
    create: editors,
    read: ['admin', 'moderator', 'door-staff'],
    update: editors,
    delete: editors,
  },
  'check-ins': {
    make: async (platform) => {
      const owner = await registration(platform)
      const gate = await list(platform)
      return makeDocument(platform, 'check-ins', {
        event: gate.event,
        list: await makeDocument(platform, 'check-in-lists', gate),
        registration: owner,
        direction: 'in',
        result: 'accepted',
        scannedAt: new Date().toISOString(),
        receivedAt: new Date().toISOString(),
      })
    },
    body: async () => ({ direction: 'in', result: 'accepted' }),
    patch: { reason: 'changed' },
    create: none,
    read: ['admin', 'moderator', 'door-staff'],
    update: none,
    delete: ['admin', 'moderator', 'door-staff'],
    deleteThrough: ['REST'],
  },
  payments: {
    ...systemOnly,
    make: async (platform) =>
      makeDocument(platform, 'payments', {
        event: await event(platform),
        registration: await registration(platform),
        kind: 'payment',
        provider: 'offline',
        method: 'cash',
        amountMinor: 100,
        currency: 'TRY',
        status: 'succeeded',
      }),
    body: async () => ({ method: 'cash', amountMinor: 100, currency: 'TRY' }),
    patch: { note: 'changed' },
    read: ['admin', 'moderator', 'support-agent', 'door-staff'],
  },
}
