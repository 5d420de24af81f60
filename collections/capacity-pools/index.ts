import type { CollectionConfig } from 'payload'
import { can } from '@/access/can'
import { nobody } from '@/access/compose'
import { keepCounters } from './hooks/keepCounters'
import { promoteIntoRoom } from './hooks/promoteIntoRoom'

/** Seat counters of an event. Moved by one conditional statement only; the holds are their ledger. */
export const capacityPools: CollectionConfig<'capacity-pools'> = {
  slug: 'capacity-pools',
  labels: {
    singular: { en: 'Seat pool', tr: 'Koltuk havuzu' },
    plural: { en: 'Seat pools', tr: 'Koltuk havuzları' },
  },
  admin: {
    group: { en: 'Events', tr: 'Etkinlikler' },
    useAsTitle: 'name',
    defaultColumns: ['name', 'event', 'capacity', 'held', 'taken'],
    hidden: true,
  },
  access: { create: nobody, read: can('events.read'), update: nobody, delete: nobody },
  graphQL: { disableMutations: true },
  lockDocuments: false,
  hooks: { beforeChange: [keepCounters], afterChange: [promoteIntoRoom] },
  fields: [
    { name: 'event', type: 'relationship', relationTo: 'events', required: true, index: true },
    { name: 'name', type: 'text', required: true },
    { name: 'capacity', type: 'number', min: 0 },
    { name: 'held', type: 'number', required: true, defaultValue: 0 },
    { name: 'taken', type: 'number', required: true, defaultValue: 0 },
    { name: 'overbook', type: 'number', required: true, defaultValue: 0 },
    // People on the waiting list for this pool. While it is not 0, a free seat is theirs.
    { name: 'waiting', type: 'number', required: true, defaultValue: 0 },
  ],
}
