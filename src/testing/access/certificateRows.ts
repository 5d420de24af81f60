import type { CollectionSlug } from 'payload'
import { uuidv7 } from 'uuidv7'
import type { AccessRow, Who } from '@/testing/access/accessRow'
import type { TestPlatform } from '@/testing/harness'

type Data = Record<string, unknown>

const staff: Who[] = ['admin', 'moderator']
const unique = () => uuidv7().slice(-12)

const make = async (
  { payload }: TestPlatform,
  collection: CollectionSlug,
  data: Data,
): Promise<string> =>
  String((await payload.create({ collection, data: data as never, depth: 0 })).id)

const templateBody = async () => ({
  name: `Template ${unique()}`,
  title: { en: 'Certificate', tr: 'Sertifika' },
  elements: [{ type: 'qr', x: 10, y: 10, width: 40, height: 40 }],
})

/** Written by the platform only. */
const ledger = { create: [], update: [], delete: [] }

/** Certificates: issued by staff who may, read by those they belong to. */
export const certificateRows: Record<string, AccessRow> = {
  'certificate-templates': {
    make: async (platform) => make(platform, 'certificate-templates', await templateBody()),
    body: templateBody,
    patch: { name: 'Renamed' },
    create: staff,
    read: staff,
    update: staff,
    delete: staff,
  },
  'certificate-batches': {
    ...ledger,
    make: (platform) =>
      make(platform, 'certificate-batches', {
        title: 'Batch',
        rule: 'checked_in',
        status: 'planned',
      }),
    body: async () => ({ title: 'Batch', status: 'approved' }),
    patch: { status: 'approved' },
    read: staff,
  },
  'certificate-designs': {
    ...ledger,
    make: (platform) => make(platform, 'certificate-designs', { hash: unique(), design: {} }),
    body: async () => ({ hash: unique(), design: {} }),
    patch: { hash: 'changed' },
    read: [],
  },
  certificates: {
    ...ledger,
    make: (platform, user) =>
      make(platform, 'certificates', {
        number: `CERT-${unique()}`,
        code: unique(),
        recipientName: 'Gülşah İnönü',
        status: 'issued',
        user,
      }),
    body: async () => ({ number: 'CERT-1', recipientName: 'Mallory', status: 'issued' }),
    patch: { recipientName: 'Mallory' },
    read: staff,
    own: ['read'],
  },
}
