import type { CollectionConfig } from 'payload'
import { can } from '@/access/can'
import { nobody } from '@/access/compose'

/** The report of an import: one row per problem of one line. Written with the batch it belongs to. */
export const eventImportLines: CollectionConfig<'event-import-lines'> = {
  slug: 'event-import-lines',
  labels: {
    singular: { en: 'Line of an import', tr: 'Aktarım satırı' },
    plural: { en: 'Lines of imports', tr: 'Aktarım satırları' },
  },
  admin: { hidden: true },
  access: { create: nobody, read: can('events.import'), update: nobody, delete: nobody },
  graphQL: false,
  lockDocuments: false,
  indexes: [{ fields: ['import', 'position'] }],
  fields: [
    { name: 'import', type: 'relationship', relationTo: 'event-imports', required: true },
    /** Order in the report. */
    { name: 'position', type: 'number', required: true },
    { name: 'line', type: 'number', required: true },
    { name: 'level', type: 'text', required: true },
    { name: 'code', type: 'text', required: true },
    { name: 'field', type: 'text' },
    { name: 'columnName', type: 'text' },
    // { en, tr }
    { name: 'message', type: 'json', required: true },
  ],
}
