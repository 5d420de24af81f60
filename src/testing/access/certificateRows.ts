import type { AccessRow, Who } from '@/testing/access/accessRow'
import { makeDocument, uniqueWord } from '@/testing/access/makeDocument'

const staff: Who[] = ['admin', 'moderator']

const templateBody = async () => ({
  name: `Template ${uniqueWord()}`,
  title: { en: 'Certificate', tr: 'Sertifika' },
  elements: [{ type: 'qr', x: 10, y: 10, width: 40, height: 40 }],
})

/** Written by the platform only. */
const ledger = { create: [], update: [], delete: [] }

/** Certificates: issued by staff who may, read by those they belong to. */
export const certificateRows: Record<string, AccessRow> = {
  'certificate-templates': {
    make: async (platform) => makeDocument(platform, 'certificate-templates', await templateBody()),
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
      makeDocument(platform, 'certificate-batches', {
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
    make: (platform) =>
      makeDocument(platform, 'certificate-designs', { hash: uniqueWord(), design: {} }),
    body: async () => ({ hash: uniqueWord(), design: {} }),
    patch: { hash: 'changed' },
    read: [],
  },
  certificates: {
    ...ledger,
    make: (platform, user) =>
      makeDocument(platform, 'certificates', {
        number: `CERT-${uniqueWord()}`,
        code: uniqueWord(),
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
