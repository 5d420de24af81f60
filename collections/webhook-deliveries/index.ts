import type { CollectionConfig } from 'payload'
import { can } from '@/access/can'
import { nobody } from '@/access/compose'
import { deliveryStates } from '@/lib/webhooks/eventTypes'
import { replayEndpoint } from './endpoints/replay'

/** The log of webhooks: one row per event and endpoint, with what the receiver answered last. */
export const webhookDeliveries: CollectionConfig<'webhook-deliveries'> = {
  slug: 'webhook-deliveries',
  labels: {
    singular: { en: 'Webhook delivery', tr: 'Webhook teslimi' },
    plural: { en: 'Webhook deliveries', tr: 'Webhook teslimleri' },
  },
  admin: {
    group: { en: 'System', tr: 'Sistem' },
    useAsTitle: 'type',
    defaultColumns: ['createdAt', 'type', 'endpoint', 'state', 'responseStatus', 'attempts'],
    description: {
      en: 'What was sent, and what the receiver answered. Kept for 30 days.',
      tr: 'Gönderilenler ve alıcının yanıtı. 30 gün saklanır.',
    },
  },
  access: { create: nobody, read: can('webhooks.manage'), update: nobody, delete: nobody },
  graphQL: false,
  endpoints: [replayEndpoint],
  lockDocuments: false,
  disableDuplicate: true,
  defaultSort: '-createdAt',
  indexes: [{ fields: ['endpoint', 'event'], unique: true }],
  fields: [
    {
      name: 'endpoint',
      type: 'relationship',
      relationTo: 'webhook-endpoints',
      required: true,
      index: true,
      label: { en: 'Endpoint', tr: 'Adres' },
    },
    { name: 'type', type: 'text', required: true, index: true, label: { en: 'Event', tr: 'Olay' } },
    // `webhook-id`: the same for every try.
    { name: 'event', type: 'text', required: true, label: 'webhook-id' },
    {
      name: 'state',
      type: 'select',
      required: true,
      defaultValue: 'pending',
      index: true,
      options: Object.entries(deliveryStates).map(([value, label]) => ({ value, label })),
      label: { en: 'State', tr: 'Durum' },
    },
    {
      name: 'replay',
      type: 'ui',
      admin: {
        disableListColumn: true,
        components: { Field: '/src/app/(payload)/components/webhooks/ReplayButton#ReplayButton' },
      },
    },
    { name: 'attempts', type: 'number', defaultValue: 0, label: { en: 'Tries', tr: 'Deneme' } },
    {
      name: 'responseStatus',
      type: 'number',
      label: { en: 'Answered with', tr: 'Yanıt kodu' },
    },
    { name: 'error', type: 'text', label: { en: 'Error', tr: 'Hata' } },
    { name: 'durationMs', type: 'number', label: { en: 'Milliseconds', tr: 'Milisaniye' } },
    {
      name: 'nextAttemptAt',
      type: 'date',
      label: { en: 'Next try', tr: 'Sonraki deneme' },
      admin: { date: { pickerAppearance: 'dayAndTime' } },
    },
    {
      name: 'deliveredAt',
      type: 'date',
      label: { en: 'Delivered', tr: 'Teslim' },
      admin: { date: { pickerAppearance: 'dayAndTime' } },
    },
    { name: 'body', type: 'textarea', required: true, label: { en: 'Body', tr: 'Gövde' } },
    { name: 'responseBody', type: 'textarea', label: { en: 'Answer', tr: 'Yanıt' } },
    { name: 'claimedUntil', type: 'date', admin: { hidden: true } },
  ],
}
