import type { CollectionConfig } from 'payload'
import { can } from '@/access/can'
import { nobody } from '@/access/compose'
import { deliveryStates } from '@/lib/deliveryStates'
import { stateOptions } from '@/lib/states'

/**
 * The ledger of every mail to a person, whatever sent it: one row per (kind, subject, contact), written
 * before the mail leaves. Its unique index is what makes each job safe to run twice.
 */
export const deliveries: CollectionConfig<'deliveries'> = {
  slug: 'deliveries',
  labels: {
    singular: { en: 'Mail', tr: 'Posta' },
    plural: { en: 'Mails', tr: 'Postalar' },
  },
  admin: {
    group: { en: 'People', tr: 'Kişiler' },
    useAsTitle: 'messageId',
    defaultColumns: ['createdAt', 'kind', 'contact', 'state', 'reason', 'attempts'],
    description: {
      en: 'Every mail and its fate.',
      tr: 'Her posta ve akıbeti.',
    },
  },
  access: { create: nobody, read: can('deliveries.read'), update: nobody, delete: nobody },
  graphQL: { disableMutations: true },
  lockDocuments: false,
  disableDuplicate: true,
  defaultSort: '-createdAt',
  indexes: [{ fields: ['kind', 'subject', 'contact'], unique: true }],
  fields: [
    { name: 'kind', type: 'text', required: true, label: { en: 'Kind', tr: 'Tür' } },
    // Id of what the mail is about: a registration, a campaign, a ticket message.
    { name: 'subject', type: 'text', required: true, label: { en: 'About', tr: 'Konu' } },
    {
      name: 'contact',
      type: 'relationship',
      relationTo: 'contacts',
      required: true,
      index: true,
      label: { en: 'Contact', tr: 'Kişi' },
    },
    {
      name: 'state',
      type: 'select',
      required: true,
      defaultValue: 'pending',
      options: stateOptions(deliveryStates),
      label: { en: 'State', tr: 'Durum' },
    },
    { name: 'reason', type: 'text', label: { en: 'Why', tr: 'Neden' } },
    {
      name: 'attempts',
      type: 'number',
      required: true,
      defaultValue: 0,
      label: { en: 'Tries', tr: 'Deneme' },
    },
    { name: 'messageId', type: 'text', index: true, label: 'Message-ID' },
    { name: 'claimedAt', type: 'date', admin: { hidden: true } },
    { name: 'claimedBy', type: 'text', admin: { hidden: true } },
    { name: 'nextAttemptAt', type: 'date', admin: { hidden: true } },
    { name: 'acceptedAt', type: 'date', label: { en: 'Accepted', tr: 'Kabul' } },
    // The server's last word.
    { name: 'response', type: 'text', label: { en: 'Answer', tr: 'Yanıt' } },
    // Campaigns only: which thousand of its recipients, and the first open and click of each kind.
    { name: 'batch', type: 'number', admin: { hidden: true } },
    { name: 'openedAt', type: 'date', label: { en: 'Opened', tr: 'Açıldı' } },
    { name: 'machineOpenedAt', type: 'date', admin: { hidden: true } },
    { name: 'clickedAt', type: 'date', label: { en: 'Clicked', tr: 'Tıklandı' } },
    { name: 'machineClickedAt', type: 'date', admin: { hidden: true } },
  ],
}
