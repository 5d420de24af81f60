import type { CollectionConfig } from 'payload'
import { nobody } from '@/access/compose'

/** The looks certificates were printed with, by their hash. Written once, shared by all that look alike. */
export const certificateDesigns: CollectionConfig<'certificate-designs'> = {
  slug: 'certificate-designs',
  admin: { hidden: true },
  access: { create: nobody, read: nobody, update: nobody, delete: nobody },
  graphQL: false,
  lockDocuments: false,
  disableDuplicate: true,
  fields: [
    { name: 'hash', type: 'text', required: true, unique: true },
    { name: 'design', type: 'json', required: true },
  ],
}
