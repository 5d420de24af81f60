import type { CollectionConfig, Field, FieldAccess } from 'payload'
import { can } from '@/access/can'
import { webhookEventTypes } from '@/lib/webhooks/eventTypes'
import { rotateSecretEndpoint } from './endpoints/rotateSecret'
import { testEndpoint } from './endpoints/test'
import { admitUrl } from './hooks/admitUrl'
import { hideSecrets } from './hooks/hideSecrets'
import { makeSecret } from './hooks/makeSecret'
import { removeDeliveries } from './hooks/removeDeliveries'
import { showSecretOnce } from './hooks/showSecretOnce'

const systemOnly = { create: () => false, update: () => false }
const never: FieldAccess = () => false

const sealed = (name: string): Field => ({
  name,
  type: 'text',
  hidden: true,
  access: { create: never, read: never, update: never },
  admin: { hidden: true, disableListColumn: true, disableListFilter: true },
})

const moment = (name: string, label: { en: string; tr: string }): Field => ({
  name,
  type: 'date',
  label,
  access: systemOnly,
  admin: {
    readOnly: true,
    position: 'sidebar',
    date: { pickerAppearance: 'dayAndTime' },
    condition: (data) => Boolean(data?.[name]),
  },
})

/** Where other systems hear of what happens here: one signed POST per event. */
export const webhookEndpoints: CollectionConfig<'webhook-endpoints'> = {
  slug: 'webhook-endpoints',
  labels: {
    singular: { en: 'Webhook endpoint', tr: 'Webhook adresi' },
    plural: { en: 'Webhook endpoints', tr: 'Webhook adresleri' },
  },
  admin: {
    group: { en: 'System', tr: 'Sistem' },
    useAsTitle: 'url',
    defaultColumns: ['url', 'events', 'enabled', 'lastSuccessAt', 'failingSince'],
    listSearchableFields: ['url', 'description'],
    description: {
      en: 'Other systems that are told what happens here, by signed requests (Standard Webhooks).',
      tr: 'Burada olanları imzalı isteklerle öğrenen diğer sistemler (Standard Webhooks).',
    },
  },
  access: {
    create: can('webhooks.manage'),
    read: can('webhooks.manage'),
    update: can('webhooks.manage'),
    delete: can('webhooks.manage'),
  },
  endpoints: [testEndpoint, rotateSecretEndpoint],
  // GraphQL would spell the events with underscores.
  graphQL: false,
  hooks: {
    beforeValidate: [admitUrl],
    beforeChange: [makeSecret],
    afterChange: [showSecretOnce],
    afterRead: [hideSecrets],
    beforeDelete: [removeDeliveries],
  },
  lockDocuments: false,
  disableDuplicate: true,
  fields: [
    {
      name: 'url',
      type: 'text',
      required: true,
      maxLength: 2_000,
      label: { en: 'Address', tr: 'Adres' },
      admin: { placeholder: 'https://example.org/webhooks/rostrum' },
    },
    {
      name: 'events',
      type: 'select',
      hasMany: true,
      required: true,
      options: Object.entries(webhookEventTypes).map(([value, label]) => ({
        value,
        label: { en: `${value} · ${label.en}`, tr: `${value} · ${label.tr}` },
      })),
      label: { en: 'Events', tr: 'Olaylar' },
    },
    {
      name: 'description',
      type: 'text',
      maxLength: 500,
      label: { en: 'Description', tr: 'Açıklama' },
    },
    {
      name: 'enabled',
      type: 'checkbox',
      defaultValue: true,
      label: { en: 'Switched on', tr: 'Açık' },
      admin: { position: 'sidebar' },
    },
    // Made here; stands in the answer to its creation and nowhere else.
    {
      name: 'secret',
      type: 'text',
      virtual: true,
      access: systemOnly,
      admin: { hidden: true, disableListColumn: true, disableListFilter: true },
    },
    {
      name: 'tools',
      type: 'ui',
      admin: {
        disableListColumn: true,
        components: { Field: '/src/app/(payload)/components/webhooks/EndpointTools#EndpointTools' },
      },
    },
    sealed('sealedSecret'),
    sealed('sealedPreviousSecret'),
    moment('previousUntil', { en: 'Old secret signs until', tr: 'Eski anahtarın son günü' }),
    moment('lastSuccessAt', { en: 'Last delivered', tr: 'Son teslim' }),
    moment('failingSince', { en: 'Failing since', tr: 'Hata başlangıcı' }),
    moment('disabledAt', { en: 'Switched off by itself', tr: 'Kendiliğinden kapandı' }),
    {
      name: 'disabledReason',
      type: 'text',
      label: { en: 'Reason', tr: 'Gerekçe' },
      access: systemOnly,
      admin: {
        readOnly: true,
        position: 'sidebar',
        condition: (data) => Boolean(data?.disabledReason),
      },
    },
  ],
}
