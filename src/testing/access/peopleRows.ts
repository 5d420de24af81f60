import type { AccessRow, Who } from '@/testing/access/accessRow'
import { makeDocument, uniqueWord } from '@/testing/access/makeDocument'
import type { TestPlatform } from '@/testing/harness'

const admins: Who[] = ['admin']
const none: Who[] = []

const later = '2040-01-01T00:00:00Z'

const contact = (platform: TestPlatform, user?: string) => {
  const email = `contact-${uniqueWord()}@example.org`
  return makeDocument(platform, 'contacts', { email, emailNormalized: email, locale: 'en', user })
}

/** Written by the platform only: nobody may create, change or delete through any door. */
const systemOnly = { create: [], update: [], delete: [] }

/** People and how they come in: administrators only, and each their own. */
export const peopleRows: Record<string, AccessRow> = {
  contacts: {
    make: contact,
    body: async () => ({ email: `contact-${uniqueWord()}@example.org`, locale: 'tr' }),
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
      makeDocument(platform, 'deliveries', {
        kind: 'admission',
        subject: uniqueWord(),
        contact: await contact(platform),
        state: 'accepted',
        attempts: 1,
      }),
    body: async () => ({ kind: 'admission', subject: 'x', state: 'pending' }),
    patch: { reason: 'changed' },
    read: ['admin', 'moderator', 'support-agent', 'marketing'],
  },
  users: {
    make: async (platform, owner) =>
      owner ??
      makeDocument(platform, 'users', {
        email: `user-${uniqueWord()}@example.org`,
        password: 'a-password-for-tests',
      }),
    body: async () => ({
      email: `user-${uniqueWord()}@example.org`,
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
      makeDocument(platform, 'roles', {
        name: `role-${uniqueWord()}`,
        permissions: ['events.read'],
      }),
    body: async () => ({ name: `role-${uniqueWord()}`, permissions: ['events.read'] }),
    patch: { label: 'Changed' },
    create: admins,
    read: admins,
    update: admins,
    delete: admins,
  },
  'api-keys': {
    make: (platform) =>
      makeDocument(platform, 'api-keys', {
        name: 'A machine',
        scopes: ['events.read'],
        expiresAt: later,
      }),
    body: async () => ({ name: 'A machine', scopes: ['events.read'], expiresAt: later }),
    patch: { name: 'Changed' },
    create: admins,
    read: admins,
    update: admins,
    delete: admins,
  },
  'refresh-tokens': {
    ...systemOnly,
    make: (platform) =>
      makeDocument(platform, 'refresh-tokens', {
        family: uniqueWord(),
        kind: 'api',
        hash: uniqueWord(),
        startedAt: '2030-01-01T00:00:00Z',
        expiresAt: '2040-01-01T00:00:00Z',
      }),
    body: async () => ({ family: 'x', kind: 'api', hash: uniqueWord() }),
    patch: { kind: 'changed' },
    read: none,
  },
  'second-factors': {
    ...systemOnly,
    make: async (platform) => {
      const email = `factor-${uniqueWord()}@example.org`
      return makeDocument(platform, 'second-factors', {
        user: await makeDocument(platform, 'users', { email, password: 'a-password-for-tests' }),
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
