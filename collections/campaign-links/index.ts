import type { CollectionConfig } from 'payload'
import { can } from '@/access/can'
import { nobody } from '@/access/compose'

/** Where the links of a campaign lead. A click goes to the address stored here and nowhere else. */
export const campaignLinks: CollectionConfig<'campaign-links'> = {
  slug: 'campaign-links',
  labels: {
    singular: { en: 'Campaign link', tr: 'Kampanya bağlantısı' },
    plural: { en: 'Campaign links', tr: 'Kampanya bağlantıları' },
  },
  admin: {
    group: { en: 'Campaigns', tr: 'Kampanyalar' },
    useAsTitle: 'url',
    defaultColumns: ['url', 'campaign', 'position'],
    hidden: true,
  },
  access: { create: nobody, read: can('campaigns.read'), update: nobody, delete: nobody },
  graphQL: { disableMutations: true },
  lockDocuments: false,
  disableDuplicate: true,
  indexes: [{ fields: ['campaign', 'position'], unique: true }],
  fields: [
    {
      name: 'campaign',
      type: 'relationship',
      relationTo: 'campaigns',
      required: true,
      label: { en: 'Campaign', tr: 'Kampanya' },
    },
    { name: 'position', type: 'number', required: true, label: { en: 'Position', tr: 'Sıra' } },
    // May carry merge tags, never in its host.
    { name: 'url', type: 'text', required: true, label: { en: 'Address', tr: 'Adres' } },
  ],
}
