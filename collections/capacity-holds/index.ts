import type { CollectionConfig } from 'payload'
import { nobody } from '@/access/compose'

/** The ledger of seats: what is not released must add up to the counters of its pool. */
export const capacityHolds: CollectionConfig<'capacity-holds'> = {
  slug: 'capacity-holds',
  admin: { hidden: true },
  access: { create: nobody, read: nobody, update: nobody, delete: nobody },
  graphQL: false,
  lockDocuments: false,
  fields: [
    { name: 'pool', type: 'relationship', relationTo: 'capacity-pools', required: true },
    { name: 'registration', type: 'relationship', relationTo: 'registrations', required: true },
    { name: 'quantity', type: 'number', required: true, defaultValue: 1 },
    {
      name: 'phase',
      type: 'select',
      required: true,
      options: ['held', 'taken'],
    },
    { name: 'acquiredAt', type: 'date', required: true },
    { name: 'releasedAt', type: 'date' },
    { name: 'reason', type: 'text' },
  ],
}
