import type { CollectionConfig } from 'payload'
import { can } from '@/access/can'
import { nobody } from '@/access/compose'

/** Append only: who changed what, when and why. Written by `operations/audit/appendAudit`. */
export const auditLog: CollectionConfig<'audit-log'> = {
  slug: 'audit-log',
  labels: {
    singular: { en: 'Audit entry', tr: 'Denetim kaydı' },
    plural: { en: 'Audit log', tr: 'Denetim günlüğü' },
  },
  admin: {
    group: { en: 'Administration', tr: 'Yönetim' },
    useAsTitle: 'action',
    defaultColumns: ['createdAt', 'actor', 'action', 'subjectType', 'subject', 'reason'],
    description: {
      en: 'Every change of state, with its author and reason. Nothing here can be changed.',
      tr: 'Her durum değişikliği, yapanı ve gerekçesiyle. Buradaki hiçbir şey değiştirilemez.',
    },
  },
  access: { create: nobody, read: can('audit.read'), update: nobody, delete: nobody },
  graphQL: { disableMutations: true },
  lockDocuments: false,
  disableDuplicate: true,
  timestamps: true,
  defaultSort: '-createdAt',
  fields: [
    {
      name: 'actor',
      type: 'relationship',
      relationTo: 'users',
      label: { en: 'Actor', tr: 'Yapan' },
    },
    // As it was called then: the entry outlives the key.
    { name: 'apiKey', type: 'text', label: { en: 'By API key', tr: 'API anahtarıyla' } },
    {
      name: 'action',
      type: 'text',
      required: true,
      index: true,
      label: { en: 'Action', tr: 'Eylem' },
    },
    {
      name: 'subjectType',
      type: 'text',
      required: true,
      label: { en: 'Collection', tr: 'Koleksiyon' },
    },
    {
      name: 'subject',
      type: 'text',
      required: true,
      index: true,
      label: { en: 'Id', tr: 'Kimlik' },
    },
    { name: 'diff', type: 'json', label: { en: 'Change', tr: 'Değişiklik' } },
    { name: 'reason', type: 'text', label: { en: 'Reason', tr: 'Gerekçe' } },
    { name: 'requestId', type: 'text', label: { en: 'Request', tr: 'İstek' } },
  ],
}
