import type { CollectionConfig } from 'payload'
import { can } from '@/access/can'
import { importPeopleEndpoint } from './endpoints/importPeople'
import { subscribe } from './endpoints/subscribe'
import { assertFilter } from './hooks/assertFilter'

/** Whom campaigns go to: people who subscribed (static), or everyone a filter matches (dynamic). */
export const lists: CollectionConfig<'lists'> = {
  slug: 'lists',
  labels: {
    singular: { en: 'List', tr: 'Liste' },
    plural: { en: 'Lists', tr: 'Listeler' },
  },
  admin: {
    group: { en: 'Campaigns', tr: 'Kampanyalar' },
    useAsTitle: 'name',
    defaultColumns: ['name', 'kind', 'optIn', 'visibility', 'updatedAt'],
    listSearchableFields: ['name', 'description'],
    description: {
      en: 'A static list holds the people who joined it. A dynamic list is worked out anew each time: everyone its conditions match.',
      tr: 'Sabit liste, katılan kişileri tutar. Dinamik liste her seferinde yeniden hesaplanır: koşullarına uyan herkes.',
    },
  },
  access: {
    create: can('campaigns.create'),
    read: can('campaigns.read'),
    update: can('campaigns.update'),
    delete: can('campaigns.delete'),
  },
  trash: true,
  lockDocuments: false,
  endpoints: [subscribe, importPeopleEndpoint],
  hooks: { beforeValidate: [assertFilter] },
  fields: [
    {
      name: 'people',
      type: 'ui',
      label: { en: 'People', tr: 'Kişiler' },
      admin: {
        disableListColumn: true,
        components: { Field: '/src/app/(payload)/components/campaigns/ListPanel#ListPanel' },
      },
    },
    {
      name: 'name',
      type: 'text',
      required: true,
      maxLength: 120,
      label: { en: 'Name', tr: 'Ad' },
    },
    {
      name: 'description',
      type: 'textarea',
      maxLength: 500,
      label: { en: 'Description', tr: 'Açıklama' },
      admin: {
        description: {
          en: 'People see it where they subscribe and unsubscribe.',
          tr: 'Kişiler abone olurken ve ayrılırken bunu görür.',
        },
      },
    },
    {
      name: 'filter',
      type: 'json',
      label: { en: 'Conditions', tr: 'Koşullar' },
      admin: {
        condition: (data) => data?.kind === 'dynamic',
        components: {
          Field: '/src/app/(payload)/components/campaigns/ConditionsField#ConditionsField',
        },
        description: {
          en: 'Who belongs to the list, for example { "field": "locale", "op": "equals", "value": "tr" }.',
          tr: 'Listede kimlerin olduğu, örneğin { "field": "locale", "op": "equals", "value": "tr" }.',
        },
      },
    },
    {
      name: 'kind',
      type: 'select',
      required: true,
      defaultValue: 'static',
      label: { en: 'Kind', tr: 'Tür' },
      options: [
        { value: 'static', label: { en: 'Static: people join it', tr: 'Sabit: kişiler katılır' } },
        {
          value: 'dynamic',
          label: { en: 'Dynamic: by conditions', tr: 'Dinamik: koşullara göre' },
        },
      ],
      admin: { position: 'sidebar' },
    },
    {
      name: 'optIn',
      type: 'select',
      required: true,
      defaultValue: 'double',
      label: { en: 'Joining', tr: 'Katılım' },
      options: [
        {
          value: 'double',
          label: { en: 'Confirmed by mail (double opt-in)', tr: 'Postayla onaylanır (çift onay)' },
        },
        { value: 'single', label: { en: 'At once', tr: 'Hemen' } },
      ],
      admin: { position: 'sidebar', condition: (data) => data?.kind !== 'dynamic' },
    },
    {
      name: 'visibility',
      type: 'select',
      required: true,
      defaultValue: 'private',
      index: true,
      label: { en: 'Visibility', tr: 'Görünürlük' },
      options: [
        {
          value: 'public',
          label: { en: 'Public: anyone may subscribe', tr: 'Herkese açık: herkes abone olabilir' },
        },
        { value: 'private', label: { en: 'Staff only', tr: 'Yalnızca ekip' } },
      ],
      admin: { position: 'sidebar' },
    },
  ],
}
