import type { CollectionConfig } from 'payload'
import { nobody } from '@/access/compose'

/**
 * The uploaded file in pieces, until its import has ended: it exists if, and only if, the import does, and
 * any worker reads it piece by piece.
 */
export const eventImportChunks: CollectionConfig<'event-import-chunks'> = {
  slug: 'event-import-chunks',
  admin: { hidden: true },
  access: { create: nobody, read: nobody, update: nobody, delete: nobody },
  graphQL: false,
  lockDocuments: false,
  indexes: [{ fields: ['import', 'position'], unique: true }],
  fields: [
    { name: 'import', type: 'relationship', relationTo: 'event-imports', required: true },
    { name: 'position', type: 'number', required: true },
    // Base64.
    { name: 'content', type: 'textarea', required: true },
  ],
}
