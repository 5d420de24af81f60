import type { CollectionSlug } from 'payload'
import type { AccessRow, Who } from '@/testing/access/accessRow'
import type { TestPlatform } from '@/testing/harness'

const importers: Who[] = ['admin', 'moderator']

const make = async (
  { payload }: TestPlatform,
  collection: CollectionSlug,
  data: Record<string, unknown>,
): Promise<string> =>
  String((await payload.create({ collection, data: data as never, depth: 0 })).id)

const body = async () => ({
  fileName: 'events.csv',
  status: 'checked',
  dryRun: true,
  bytes: 10,
  language: 'en',
})
const eventImport = async (platform: TestPlatform) => make(platform, 'event-imports', await body())

const ledger = { create: [], read: importers, update: [], delete: [] }

/** Imports are made and moved by their endpoints and their job only. */
export const importRows: Record<string, AccessRow> = {
  'event-imports': { ...ledger, make: eventImport, body, patch: { status: 'completed' } },
  'event-import-lines': {
    ...ledger,
    make: async (platform) =>
      make(platform, 'event-import-lines', {
        import: await eventImport(platform),
        position: 0,
        line: 2,
        level: 'error',
        code: 'REQUIRED',
        message: { en: 'Required.', tr: 'Zorunlu.' },
      }),
    body: async () => ({ line: 2, level: 'error', code: 'REQUIRED' }),
    patch: { code: 'OTHER' },
  },
  'event-import-chunks': {
    ...ledger,
    make: async (platform) =>
      make(platform, 'event-import-chunks', {
        import: await eventImport(platform),
        position: 0,
        content: 'YQ==',
      }),
    body: async () => ({ position: 0, content: 'YQ==' }),
    patch: { content: 'Yg==' },
    read: [],
  },
}
