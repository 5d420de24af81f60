import type { CollectionConfig } from 'payload'
import { nobody } from '@/access/compose'

/** Answers kept for 24 hours, so that a repeated request gets the first one again. */
export const idempotencyKeys: CollectionConfig<'idempotency-keys'> = {
  slug: 'idempotency-keys',
  admin: { hidden: true },
  access: { create: nobody, read: nobody, update: nobody, delete: nobody },
  graphQL: false,
  lockDocuments: false,
  indexes: [{ fields: ['principal', 'route', 'key'], unique: true }],
  fields: [
    { name: 'principal', type: 'text', required: true },
    { name: 'route', type: 'text', required: true },
    { name: 'key', type: 'text', required: true },
    { name: 'requestHash', type: 'text', required: true },
    { name: 'status', type: 'number' },
    { name: 'body', type: 'json' },
    { name: 'expiresAt', type: 'date', required: true, index: true },
  ],
}
