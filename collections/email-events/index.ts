import type { CollectionConfig } from 'payload'
import { can } from '@/access/can'
import { nobody } from '@/access/compose'

/** Append only: every open and click, by a person or a machine. No address, IP or browser is kept. */
export const emailEvents: CollectionConfig<'email-events'> = {
  slug: 'email-events',
  labels: {
    singular: { en: 'Open or click', tr: 'Açılma ya da tıklama' },
    plural: { en: 'Opens and clicks', tr: 'Açılmalar ve tıklamalar' },
  },
  admin: {
    group: { en: 'Campaigns', tr: 'Kampanyalar' },
    useAsTitle: 'id',
    defaultColumns: ['createdAt', 'kind', 'actor', 'why', 'campaign', 'link'],
    description: {
      en: 'Machines are mail scanners, prefetching proxies and bots; they are counted apart.',
      tr: 'Makineler posta tarayıcıları, ön yükleyen vekil sunucular ve botlardır; ayrı sayılırlar.',
    },
  },
  access: { create: nobody, read: can('campaigns.read'), update: nobody, delete: nobody },
  graphQL: { disableMutations: true },
  lockDocuments: false,
  disableDuplicate: true,
  defaultSort: '-createdAt',
  fields: [
    {
      name: 'campaign',
      type: 'relationship',
      relationTo: 'campaigns',
      required: true,
      label: { en: 'Campaign', tr: 'Kampanya' },
    },
    {
      name: 'delivery',
      type: 'relationship',
      relationTo: 'deliveries',
      required: true,
      index: true,
      label: { en: 'Mail', tr: 'Posta' },
    },
    {
      name: 'link',
      type: 'relationship',
      relationTo: 'campaign-links',
      label: { en: 'Link', tr: 'Bağlantı' },
    },
    {
      name: 'kind',
      type: 'select',
      required: true,
      label: { en: 'What', tr: 'Ne' },
      options: [
        { value: 'open', label: { en: 'Open', tr: 'Açılma' } },
        { value: 'click', label: { en: 'Click', tr: 'Tıklama' } },
      ],
    },
    {
      name: 'actor',
      type: 'select',
      required: true,
      label: { en: 'By', tr: 'Kim' },
      options: [
        { value: 'human', label: { en: 'Person', tr: 'Kişi' } },
        { value: 'machine', label: { en: 'Machine', tr: 'Makine' } },
      ],
    },
    { name: 'why', type: 'text', label: { en: 'Sign of a machine', tr: 'Makine belirtisi' } },
  ],
}
