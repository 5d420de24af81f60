import type { AccessRow, Who } from '@/testing/access/accessRow'
import { campaignRows } from '@/testing/access/campaignRows'
import { certificateRows } from '@/testing/access/certificateRows'
import { eventRows } from '@/testing/access/eventRows'
import { importRows } from '@/testing/access/importRows'
import { makeDocument, uniqueWord } from '@/testing/access/makeDocument'
import { peopleRows } from '@/testing/access/peopleRows'
import { socialRows } from '@/testing/access/socialRows'
import { ticketRows } from '@/testing/access/ticketRows'
import { webhookRows } from '@/testing/access/webhookRows'
import { pixel } from '@/testing/factories/pixel'

const staff: Who[] = ['admin', 'moderator', 'support-agent', 'marketing', 'door-staff']
const admins: Who[] = ['admin']
const none: Who[] = []

/** Written by the platform only: nobody may create, change or delete through any door. */
const systemOnly = { create: [], update: [], delete: [] }

/** One row per collection: a collection without one fails the suite. */
export const matrix: Record<string, AccessRow> = {
  ...eventRows,
  ...peopleRows,
  ...ticketRows,
  ...campaignRows,
  ...certificateRows,
  ...socialRows,
  ...webhookRows,
  ...importRows,
  media: {
    make: async ({ payload }, owner) =>
      (
        await payload.create({
          collection: 'media',
          data: { alt: 'A pixel', visibility: 'private', owner } as never,
          file: {
            data: pixel,
            mimetype: 'image/png',
            name: `${uniqueWord()}.png`,
            size: pixel.length,
          },
        })
      ).id,
    body: async () => {
      const form = new FormData()
      form.set('file', new Blob([pixel], { type: 'image/png' }), `${uniqueWord()}.png`)
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
  'audit-log': {
    ...systemOnly,
    make: (platform) =>
      makeDocument(platform, 'audit-log', {
        action: 'events.publish',
        subjectType: 'events',
        subject: uniqueWord(),
      }),
    body: async () => ({ action: 'x.y', subjectType: 'events', subject: 'x' }),
    patch: { reason: 'changed' },
    read: admins,
  },
  outbox: {
    ...systemOnly,
    make: (platform) =>
      makeDocument(platform, 'outbox', {
        job: 'nobody.knows',
        payload: {},
        runAt: '2040-01-01T00:00:00Z',
      }),
    body: async () => ({ job: 'x', payload: {}, runAt: '2040-01-01T00:00:00Z' }),
    patch: { job: 'y' },
    read: none,
  },
  'idempotency-keys': {
    ...systemOnly,
    make: (platform) =>
      makeDocument(platform, 'idempotency-keys', {
        principal: 'x',
        route: 'y',
        key: uniqueWord(),
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
}
