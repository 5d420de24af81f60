import type { CollectionConfig } from 'payload'
import { can } from '@/access/can'
import { nobody } from '@/access/compose'
import { stateOptions } from '@/lib/states'
import { subscriptionStates } from '@/lib/subscriptionStates'
import { logConsent } from './hooks/logConsent'
import { obeyStates } from './hooks/obeyStates'

/** One person on one list, with how it came about. Every change is in the consent ledger (`consents`). */
export const subscriptions: CollectionConfig<'subscriptions'> = {
  slug: 'subscriptions',
  labels: {
    singular: { en: 'Subscription', tr: 'Abonelik' },
    plural: { en: 'Subscriptions', tr: 'Abonelikler' },
  },
  admin: {
    group: { en: 'Campaigns', tr: 'Kampanyalar' },
    useAsTitle: 'id',
    defaultColumns: ['contact', 'list', 'status', 'source', 'updatedAt'],
    description: {
      en: 'Who is on which list. Who left comes back only by subscribing again.',
      tr: 'Kimin hangi listede olduğu. Ayrılan kişi ancak yeniden abone olarak döner.',
    },
  },
  access: {
    create: can('campaigns.update'),
    read: can('campaigns.read'),
    update: can('campaigns.update'),
    delete: nobody,
  },
  lockDocuments: false,
  disableDuplicate: true,
  defaultSort: '-updatedAt',
  indexes: [{ fields: ['list', 'contact'], unique: true }],
  hooks: { beforeChange: [obeyStates], afterChange: [logConsent] },
  fields: [
    {
      name: 'contact',
      type: 'relationship',
      relationTo: 'contacts',
      required: true,
      index: true,
      label: { en: 'Contact', tr: 'Kişi' },
      access: { update: () => false },
    },
    {
      name: 'list',
      type: 'relationship',
      relationTo: 'lists',
      required: true,
      label: { en: 'List', tr: 'Liste' },
      access: { update: () => false },
      filterOptions: { kind: { equals: 'static' } },
    },
    {
      name: 'status',
      type: 'select',
      required: true,
      defaultValue: 'confirmed',
      index: true,
      label: { en: 'Status', tr: 'Durum' },
      options: stateOptions(subscriptionStates),
      admin: { position: 'sidebar' },
    },
    {
      name: 'source',
      type: 'select',
      defaultValue: 'staff',
      label: { en: 'Source', tr: 'Kaynak' },
      options: [
        { value: 'form', label: { en: 'Subscribed', tr: 'Kendisi abone oldu' } },
        { value: 'staff', label: { en: 'Staff', tr: 'Ekip' } },
        { value: 'import', label: { en: 'Import', tr: 'İçe aktarma' } },
        { value: 'unsubscribe', label: { en: 'Left by link', tr: 'Bağlantıyla ayrıldı' } },
        { value: 'bounce', label: { en: 'Bounced', tr: 'Geri döndü' } },
      ],
      access: { create: () => false, update: () => false },
      admin: { readOnly: true, position: 'sidebar' },
    },
    {
      name: 'confirmedAt',
      type: 'date',
      label: { en: 'Since', tr: 'Başlangıç' },
      access: { create: () => false, update: () => false },
      admin: { readOnly: true, position: 'sidebar' },
    },
    // Counts opt-ins: a confirmation link of an earlier one confirms nothing.
    {
      name: 'round',
      type: 'number',
      defaultValue: 1,
      access: { create: () => false, update: () => false },
      admin: { hidden: true },
    },
  ],
}
