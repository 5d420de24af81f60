import type { CollectionConfig } from 'payload'
import { nobody } from '@/access/compose'
import { readCertificates } from './access'
import { certificateEndpoints } from './endpoints'
import { certificateFields } from './fields'

/** What people earned, exactly as it was printed. Issued by batches, never written by hand. */
export const certificates: CollectionConfig<'certificates'> = {
  slug: 'certificates',
  labels: {
    singular: { en: 'Certificate', tr: 'Sertifika' },
    plural: { en: 'Certificates', tr: 'Sertifikalar' },
  },
  admin: {
    group: { en: 'Certificates', tr: 'Sertifikalar' },
    useAsTitle: 'number',
    defaultColumns: ['number', 'recipientName', 'event', 'status', 'issuedAt', 'validUntil'],
    listSearchableFields: ['number', 'recipientName', 'code'],
    description: {
      en: 'To issue certificates, plan a batch: look at it, then approve it.',
      tr: 'Sertifika vermek için toplu iş planlayın: inceleyin, sonra onaylayın.',
    },
  },
  access: { create: nobody, read: readCertificates, update: nobody, delete: nobody },
  graphQL: { disableMutations: true },
  lockDocuments: false,
  disableDuplicate: true,
  defaultSort: '-createdAt',
  endpoints: certificateEndpoints,
  fields: certificateFields,
}
