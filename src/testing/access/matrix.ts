/* eslint-disable max-lines -- a table: one row per collection */
import type { CollectionSlug } from 'payload'
import { uuidv7 } from 'uuidv7'
import type { AccessRow, Who } from '@/testing/access/accessRow'
import { importRows } from '@/testing/access/importRows'
import { ticketRows } from '@/testing/access/ticketRows'
import { campaignRows } from '@/testing/access/campaignRows'
import { certificateRows } from '@/testing/access/certificateRows'
import { socialRows } from '@/testing/access/socialRows'
import { webhookRows } from '@/testing/access/webhookRows'
import { makeEvent } from '@/testing/factories/makeEvent'
import type { TestPlatform } from '@/testing/harness'

type Data = Record<string, unknown>

const staff: Who[] = ['admin', 'moderator', 'support-agent', 'marketing', 'door-staff']
const everyone: Who[] = [...staff, 'user', 'anonymous']
const admins: Who[] = ['admin']
const editors: Who[] = ['admin', 'moderator']
const none: Who[] = []

const later = '2040-01-01T00:00:00Z'

const unique = () => uuidv7().slice(-12)

const make = async (
  { payload }: TestPlatform,
  collection: CollectionSlug,
  data: Data,
): Promise<string> =>
  String((await payload.create({ collection, data: data as never, depth: 0 })).id)

const event = (platform: TestPlatform) =>
  make(platform, 'events', {
    title: `Event ${unique()}`,
    startDate: '2030-05-01T09:00:00Z',
    endDate: '2030-05-01T17:00:00Z',
    timezone: 'Europe/Istanbul',
    attendanceMode: 'offline',
    currency: 'TRY',
    price: 0,
    status: 'published',
    visibility: 'public',
  })

const contact = (platform: TestPlatform, user?: string) => {
  const email = `contact-${unique()}@example.org`
  return make(platform, 'contacts', { email, emailNormalized: email, locale: 'en', user })
}

const attendee = async (platform: TestPlatform) => ({
  event: (await makeEvent({ payload: platform.payload, slug: `event-${unique()}` })).event.id,
  givenName: 'İpek',
  familyName: 'Ağaç',
  email: `attendee-${unique()}@example.org`,
  status: 'confirmed',
})

const registration = async (platform: TestPlatform, user?: string) =>
  make(platform, 'registrations', { ...(await attendee(platform)), source: 'staff', user })

const pool = async (platform: TestPlatform) =>
  make(platform, 'capacity-pools', {
    event: await event(platform),
    name: 'Hall',
    held: 0,
    taken: 0,
    overbook: 0,
  })

const list = async (platform: TestPlatform) => ({
  event: await event(platform),
  name: `Gate ${unique()}`,
  policy: 'once',
})

/** Written by the platform only: nobody may create, change or delete through any door. */
const systemOnly = { create: none, update: none, delete: none } as const

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** One row per collection: a collection without one does not compile, and fails the suite. */
export const matrix: Record<string, AccessRow> = {
  ...ticketRows,
  ...campaignRows,
  ...certificateRows,
  ...socialRows,
  ...webhookRows,
  ...importRows,
  events: {
    make: event,
    body: async () => ({
      title: `Event ${unique()}`,
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
      make(platform, 'ticket-types', {
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
      make(platform, 'capacity-holds', {
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
    make: async (platform) => make(platform, 'check-in-lists', await list(platform)),
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
      return make(platform, 'check-ins', {
        event: gate.event,
        list: await make(platform, 'check-in-lists', gate),
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
      make(platform, 'payments', {
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
  contacts: {
    make: contact,
    body: async () => ({ email: `contact-${unique()}@example.org`, locale: 'tr' }),
    patch: { givenName: 'Çiğdem' },
    create: ['admin', 'moderator', 'marketing'],
    read: ['admin', 'moderator', 'support-agent', 'marketing'],
    update: ['admin', 'moderator', 'marketing'],
    delete: admins,
    own: ['read'],
  },
  deliveries: {
    ...systemOnly,
    make: async (platform) =>
      make(platform, 'deliveries', {
        kind: 'admission',
        subject: unique(),
        contact: await contact(platform),
        state: 'accepted',
        attempts: 1,
      }),
    body: async () => ({ kind: 'admission', subject: 'x', state: 'pending' }),
    patch: { reason: 'changed' },
    read: ['admin', 'moderator', 'support-agent', 'marketing'],
  },
  media: {
    make: async ({ payload }, owner) =>
      (
        await payload.create({
          collection: 'media',
          data: { alt: 'A pixel', visibility: 'private', owner } as never,
          file: { data: pixel, mimetype: 'image/png', name: `${unique()}.png`, size: pixel.length },
        })
      ).id,
    body: async () => {
      const form = new FormData()
      form.set('file', new Blob([pixel], { type: 'image/png' }), `${unique()}.png`)
      form.set('_payload', JSON.stringify({ alt: 'A pixel', visibility: 'private' }))
      return form
    },
    patch: { alt: 'Still a pixel' },
    create: [...staff, 'user'],
    read: ['admin', 'moderator', 'support-agent', 'marketing'],
    update: ['admin', 'moderator', 'support-agent', 'marketing'],
    delete: ['admin', 'moderator', 'marketing'],
    own: ['read', 'update', 'delete'],
  },
  users: {
    make: async (platform, owner) =>
      owner ??
      make(platform, 'users', {
        email: `user-${unique()}@example.org`,
        password: 'a-password-for-tests',
      }),
    body: async () => ({
      email: `user-${unique()}@example.org`,
      password: 'a-password-for-tests',
    }),
    patch: { firstName: 'Ömür' },
    create: admins,
    read: admins,
    update: admins,
    delete: admins,
    own: ['read', 'update'],
  },
  roles: {
    make: async (platform) =>
      make(platform, 'roles', { name: `role-${unique()}`, permissions: ['events.read'] }),
    body: async () => ({ name: `role-${unique()}`, permissions: ['events.read'] }),
    patch: { label: 'Changed' },
    create: admins,
    read: admins,
    update: admins,
    delete: admins,
  },
  'api-keys': {
    make: (platform) =>
      make(platform, 'api-keys', { name: 'A machine', scopes: ['events.read'], expiresAt: later }),
    body: async () => ({ name: 'A machine', scopes: ['events.read'], expiresAt: later }),
    patch: { name: 'Changed' },
    create: admins,
    read: admins,
    update: admins,
    delete: admins,
  },
  'audit-log': {
    ...systemOnly,
    make: (platform) =>
      make(platform, 'audit-log', {
        action: 'events.publish',
        subjectType: 'events',
        subject: unique(),
      }),
    body: async () => ({ action: 'x.y', subjectType: 'events', subject: 'x' }),
    patch: { reason: 'changed' },
    read: admins,
  },
  outbox: {
    ...systemOnly,
    make: (platform) =>
      make(platform, 'outbox', { job: 'nobody.knows', payload: {}, runAt: '2040-01-01T00:00:00Z' }),
    body: async () => ({ job: 'x', payload: {}, runAt: '2040-01-01T00:00:00Z' }),
    patch: { job: 'y' },
    read: none,
  },
  'idempotency-keys': {
    ...systemOnly,
    make: (platform) =>
      make(platform, 'idempotency-keys', {
        principal: 'x',
        route: 'y',
        key: unique(),
        requestHash: 'z',
        expiresAt: '2040-01-01T00:00:00Z',
      }),
    body: async () => ({
      principal: 'x',
      route: 'y',
      key: 'k',
      requestHash: 'z',
      expiresAt: '2040-01-01T00:00:00Z',
    }),
    patch: { key: 'changed' },
    read: none,
  },
  'refresh-tokens': {
    ...systemOnly,
    make: (platform) =>
      make(platform, 'refresh-tokens', {
        family: unique(),
        kind: 'api',
        hash: unique(),
        startedAt: '2030-01-01T00:00:00Z',
        expiresAt: '2040-01-01T00:00:00Z',
      }),
    body: async () => ({ family: 'x', kind: 'api', hash: unique() }),
    patch: { kind: 'changed' },
    read: none,
  },
  'second-factors': {
    ...systemOnly,
    make: async (platform) => {
      const email = `factor-${unique()}@example.org`
      return make(platform, 'second-factors', {
        user: await make(platform, 'users', { email, password: 'a-password-for-tests' }),
        sealedSecret: 's1.x.y.z',
        lastStep: 0,
        recoveryHashes: [],
      })
    },
    body: async () => ({ sealedSecret: 's1.x.y.z' }),
    patch: { lastStep: 1 },
    read: none,
  },
}
