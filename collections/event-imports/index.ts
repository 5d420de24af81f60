import type { CollectionConfig } from 'payload'
import { can } from '@/access/can'
import { nobody } from '@/access/compose'
import { cancelImportEndpoint } from './endpoints/cancelImport'
import { readReportEndpoint } from './endpoints/readReport'
import { restartImportEndpoint } from './endpoints/restartImport'
import { eventImportFields } from './fields'

export { importEventsEndpoint } from './endpoints/importEvents'

/** A file of events on its way in. Made by `POST /api/events/import`, moved on by its job. */
export const eventImports: CollectionConfig<'event-imports'> = {
  slug: 'event-imports',
  labels: {
    singular: { en: 'Event import', tr: 'Etkinlik aktarımı' },
    plural: { en: 'Event imports', tr: 'Etkinlik aktarımları' },
  },
  admin: {
    group: { en: 'Events', tr: 'Etkinlikler' },
    useAsTitle: 'fileName',
    defaultColumns: ['fileName', 'status', 'dryRun', 'total', 'created', 'refused', 'createdAt'],
    description: {
      en: 'Files of events, and what became of each line.',
      tr: 'Etkinlik dosyaları ve her satırın akıbeti.',
    },
    components: {
      listMenuItems: ['/src/app/(payload)/components/imports/ImportMenuItem#ImportMenuItem'],
    },
  },
  access: { create: nobody, read: can('events.import'), update: nobody, delete: nobody },
  graphQL: { disableMutations: true },
  lockDocuments: false,
  disableDuplicate: true,
  defaultSort: '-createdAt',
  endpoints: [readReportEndpoint, restartImportEndpoint, cancelImportEndpoint],
  fields: eventImportFields,
}
