import type { CollectionConfig } from 'payload'
import { nobody } from '@/access/compose'

/** Jobs asked for by committed transactions. Written by `src/outbox/record`, moved by `jobs/relay`. */
export const outbox: CollectionConfig<'outbox'> = {
  slug: 'outbox',
  admin: { hidden: true },
  access: { create: nobody, read: nobody, update: nobody, delete: nobody },
  graphQL: false,
  lockDocuments: false,
  fields: [
    { name: 'job', type: 'text', required: true },
    { name: 'payload', type: 'json', required: true },
    // The request and trace that asked for it: src/lib/tracing.
    { name: 'origin', type: 'json' },
    { name: 'dedupeKey', type: 'text' },
    { name: 'runAt', type: 'date', required: true },
    { name: 'publishedAt', type: 'date' },
  ],
}
