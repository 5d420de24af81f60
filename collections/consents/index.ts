import type { CollectionConfig } from 'payload'
import { can } from '@/access/can'
import { nobody } from '@/access/compose'
import { stateOptions } from '@/lib/states'
import { subscriptionStates } from '@/lib/subscriptionStates'

/** Append only: every change of every subscription, with who or what caused it. The proof of consent. */
export const consents: CollectionConfig<'consents'> = {
  slug: 'consents',
  labels: {
    singular: { en: 'Consent entry', tr: 'Onay kaydı' },
    plural: { en: 'Consent ledger', tr: 'Onay defteri' },
  },
  admin: {
    group: { en: 'Campaigns', tr: 'Kampanyalar' },
    useAsTitle: 'id',
    defaultColumns: ['createdAt', 'contact', 'list', 'from', 'to', 'source', 'actor'],
    description: {
      en: 'When each person joined or left each list, and how. Nothing here can be changed.',
      tr: 'Her kişinin her listeye ne zaman ve nasıl katıldığı ya da ayrıldığı. Buradaki hiçbir şey değiştirilemez.',
    },
  },
  access: { create: nobody, read: can('campaigns.read'), update: nobody, delete: nobody },
  graphQL: { disableMutations: true },
  lockDocuments: false,
  disableDuplicate: true,
  defaultSort: '-createdAt',
  fields: [
    {
      name: 'contact',
      type: 'relationship',
      relationTo: 'contacts',
      required: true,
      index: true,
      label: { en: 'Contact', tr: 'Kişi' },
    },
    {
      name: 'list',
      type: 'relationship',
      relationTo: 'lists',
      required: true,
      index: true,
      label: { en: 'List', tr: 'Liste' },
    },
    {
      name: 'from',
      type: 'select',
      options: stateOptions(subscriptionStates),
      label: { en: 'From', tr: 'Önceki' },
    },
    {
      name: 'to',
      type: 'select',
      required: true,
      options: stateOptions(subscriptionStates),
      label: { en: 'To', tr: 'Yeni' },
    },
    { name: 'source', type: 'text', required: true, label: { en: 'Source', tr: 'Kaynak' } },
    {
      name: 'actor',
      type: 'relationship',
      relationTo: 'users',
      label: { en: 'Actor', tr: 'Yapan' },
    },
    // Id of the campaign whose mail led to it, or of the import.
    { name: 'cause', type: 'text', label: { en: 'Cause', tr: 'Neden' } },
    { name: 'requestId', type: 'text', admin: { hidden: true } },
  ],
}
