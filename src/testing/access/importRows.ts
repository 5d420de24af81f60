import type { AccessRow, Who } from '@/testing/access/accessRow'
import { makeDocument } from '@/testing/access/makeDocument'
import type { TestPlatform } from '@/testing/harness'

const importers: Who[] = ['admin', 'moderator']

const body = async () => ({
  fileName: 'events.csv',
  status: 'checked',
  dryRun: true,
  bytes: 10,
  language: 'en',
})
const eventImport = async (platform: TestPlatform) =>
  makeDocument(platform, 'event-imports', await body())

const ledger = { create: [], read: importers, update: [], delete: [] }

/** Imports are made and moved by their endpoints and their job only. */
export const importRows: Record<string, AccessRow> = {
  'event-imports': { ...ledger, make: eventImport, body, patch: { status: 'completed' } },
  'event-import-lines': {
    ...ledger,
    make: async (platform) =>
      makeDocument(platform, 'event-import-lines', {
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
      makeDocument(platform, 'event-import-chunks', {
        import: await eventImport(platform),
        position: 0,
        content: 'YQ==',
      }),
    body: async () => ({ position: 0, content: 'YQ==' }),
    patch: { content: 'Yg==' },
    read: [],
  },
}
