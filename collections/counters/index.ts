import type { CollectionConfig } from 'payload'
import { nobody } from '@/access/compose'

/** Gapless number series: one row per series, raised in the transaction that uses the number. */
export const counters: CollectionConfig<'counters'> = {
  slug: 'counters',
  admin: { hidden: true },
  access: { create: nobody, read: nobody, update: nobody, delete: nobody },
  graphQL: false,
  lockDocuments: false,
  fields: [
    { name: 'series', type: 'text', required: true, unique: true },
    { name: 'last', type: 'number', required: true },
  ],
}
