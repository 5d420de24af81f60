import type { CollectionConfig } from 'payload'
import { nobody } from '@/access/compose'

/** What a campaign said and to whom when it started: what the sender reads, and nothing changes any more. */
export const campaignSnapshots: CollectionConfig<'campaign-snapshots'> = {
  slug: 'campaign-snapshots',
  admin: { hidden: true },
  access: { create: nobody, read: nobody, update: nobody, delete: nobody },
  graphQL: false,
  lockDocuments: false,
  disableDuplicate: true,
  fields: [
    {
      name: 'campaign',
      type: 'relationship',
      relationTo: 'campaigns',
      required: true,
      unique: true,
    },
    { name: 'message', type: 'json', required: true },
    { name: 'audience', type: 'json', required: true },
    { name: 'hash', type: 'text', required: true },
  ],
}
