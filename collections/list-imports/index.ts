import type { CollectionConfig } from 'payload'
import { can } from '@/access/can'
import { nobody } from '@/access/compose'

const count = (name: string, label: { en: string; tr: string }) =>
  ({ name, type: 'number', required: true, defaultValue: 0, label }) as const

/** A file of people on its way into a list, with what became of each line. */
export const listImports: CollectionConfig<'list-imports'> = {
  slug: 'list-imports',
  labels: {
    singular: { en: 'List import', tr: 'Liste aktarımı' },
    plural: { en: 'List imports', tr: 'Liste aktarımları' },
  },
  admin: {
    group: { en: 'Campaigns', tr: 'Kampanyalar' },
    useAsTitle: 'fileName',
    defaultColumns: ['createdAt', 'list', 'fileName', 'status', 'done', 'subscribed', 'failed'],
  },
  access: { create: nobody, read: can('campaigns.read'), update: nobody, delete: nobody },
  graphQL: { disableMutations: true },
  lockDocuments: false,
  disableDuplicate: true,
  defaultSort: '-createdAt',
  fields: [
    {
      name: 'list',
      type: 'relationship',
      relationTo: 'lists',
      required: true,
      index: true,
      label: { en: 'List', tr: 'Liste' },
    },
    { name: 'fileName', type: 'text', required: true, label: { en: 'File', tr: 'Dosya' } },
    {
      name: 'status',
      type: 'select',
      required: true,
      defaultValue: 'queued',
      label: { en: 'Status', tr: 'Durum' },
      options: [
        { value: 'queued', label: { en: 'Waiting', tr: 'Bekliyor' } },
        { value: 'running', label: { en: 'Running', tr: 'Sürüyor' } },
        { value: 'completed', label: { en: 'Completed', tr: 'Tamamlandı' } },
        { value: 'failed', label: { en: 'Failed', tr: 'Başarısız' } },
      ],
    },
    { name: 'statusReason', type: 'text', label: { en: 'Reason', tr: 'Gerekçe' } },
    {
      type: 'row',
      fields: [
        count('total', { en: 'Lines', tr: 'Satır' }),
        count('done', { en: 'Done', tr: 'İşlenen' }),
        count('subscribed', { en: 'Subscribed', tr: 'Abone edilen' }),
        count('unchanged', { en: 'Already there', tr: 'Zaten var' }),
        count('skipped', { en: 'Left out', tr: 'Atlanan' }),
        count('failed', { en: 'Not usable', tr: 'Kullanılamayan' }),
      ],
    },
    // [{ line, code, message }]: what was not taken as it stands, at most 1,000 lines.
    { name: 'report', type: 'json', label: { en: 'Report by line', tr: 'Satır raporu' } },
    {
      name: 'startedBy',
      type: 'relationship',
      relationTo: 'users',
      label: { en: 'Started by', tr: 'Başlatan' },
    },
    // The file itself, until the import has ended.
    {
      name: 'source',
      type: 'textarea',
      hidden: true,
      maxLength: 25_000_000,
      access: { read: () => false },
    },
  ],
}
