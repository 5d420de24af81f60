import type { CollectionConfig } from 'payload'
import { can } from '@/access/can'
import { any, nobody } from '@/access/compose'
import { batchStates } from '@/lib/certificates/batchStates'
import { stateOptions } from '@/lib/states'
import { batchEndpoints } from './endpoints'
import { addProgress } from './hooks/addProgress'

const sidebar = { readOnly: true, position: 'sidebar' } as const

/** A proposal to issue certificates, with its report. Nothing leaves before somebody approves it. */
export const certificateBatches: CollectionConfig<'certificate-batches'> = {
  slug: 'certificate-batches',
  labels: {
    singular: { en: 'Certificate batch', tr: 'Toplu sertifika' },
    plural: { en: 'Certificate batches', tr: 'Toplu sertifikalar' },
  },
  admin: {
    group: { en: 'Certificates', tr: 'Sertifikalar' },
    useAsTitle: 'title',
    defaultColumns: ['title', 'status', 'progress', 'approvedAt', 'createdAt'],
    components: {
      beforeListTable: ['/src/app/(payload)/components/certificates/GeneratePanel#GeneratePanel'],
    },
    description: {
      en: 'Choose an event, look at the report and the samples, then approve.',
      tr: 'Etkinliği seçin, raporu ve örnekleri inceleyin, sonra onaylayın.',
    },
  },
  access: {
    create: nobody,
    read: any(can('certificates.read'), can('certificates.issue')),
    update: nobody,
    delete: nobody,
  },
  graphQL: { disableMutations: true },
  lockDocuments: false,
  disableDuplicate: true,
  defaultSort: '-createdAt',
  endpoints: batchEndpoints,
  hooks: { afterRead: [addProgress] },
  fields: [
    {
      name: 'panel',
      type: 'ui',
      admin: {
        disableListColumn: true,
        components: { Field: '/src/app/(payload)/components/certificates/BatchPanel#BatchPanel' },
      },
    },
    {
      name: 'title',
      type: 'text',
      label: { en: 'What for', tr: 'Ne için' },
      admin: { readOnly: true, hidden: true },
    },
    {
      name: 'event',
      type: 'relationship',
      relationTo: 'events',
      index: true,
      label: { en: 'Event', tr: 'Etkinlik' },
      admin: sidebar,
    },
    {
      name: 'template',
      type: 'relationship',
      relationTo: 'certificate-templates',
      label: { en: 'Template', tr: 'Şablon' },
      admin: sidebar,
    },
    {
      name: 'templateVersion',
      type: 'number',
      label: { en: 'Version of the template', tr: 'Şablon sürümü' },
      admin: sidebar,
    },
    { name: 'designHash', type: 'text', admin: { hidden: true } },
    {
      name: 'rule',
      type: 'select',
      defaultValue: 'checked_in',
      label: { en: 'For whom', tr: 'Kimler için' },
      options: [
        { value: 'checked_in', label: { en: 'Everyone checked in', tr: 'Giriş yapan herkes' } },
        { value: 'chosen', label: { en: 'Chosen registrations', tr: 'Seçilen kayıtlar' } },
      ],
      admin: sidebar,
    },
    {
      name: 'status',
      type: 'select',
      defaultValue: 'planned',
      index: true,
      options: stateOptions(batchStates),
      label: { en: 'Status', tr: 'Durum' },
      admin: {
        ...sidebar,
        // The panel above shows it live; a second one in the form would grow old.
        condition: () => false,
        components: {
          Cell: '/src/app/(payload)/components/certificates/StatusCell#BatchStatusCell',
        },
      },
    },
    {
      name: 'progress',
      type: 'json',
      virtual: true,
      label: { en: 'Progress', tr: 'İlerleme' },
      admin: {
        hidden: true,
        disableListFilter: true,
        components: {
          Cell: '/src/app/(payload)/components/certificates/StatusCell#BatchProgressCell',
        },
      },
    },
    { name: 'preflight', type: 'json', admin: { hidden: true } },
    // A dozen sets of values for the contact sheet: long names, remarks, the first ones.
    { name: 'samples', type: 'json', hidden: true },
    {
      name: 'validUntil',
      type: 'date',
      label: { en: 'Valid until', tr: 'Geçerlilik sonu' },
      admin: sidebar,
    },
    {
      name: 'sendMail',
      type: 'checkbox',
      defaultValue: true,
      label: { en: 'Mail each to its owner', tr: 'Sahiplerine e-postayla gönder' },
      admin: sidebar,
    },
    {
      name: 'requestedBy',
      type: 'relationship',
      relationTo: 'users',
      label: { en: 'Planned by', tr: 'Planlayan' },
      admin: sidebar,
    },
    {
      name: 'approvedBy',
      type: 'relationship',
      relationTo: 'users',
      label: { en: 'Approved by', tr: 'Onaylayan' },
      admin: { ...sidebar, condition: (data) => Boolean(data?.approvedAt) },
    },
    {
      name: 'approvedAt',
      type: 'date',
      label: { en: 'Approved', tr: 'Onay' },
      admin: {
        ...sidebar,
        condition: (data) => Boolean(data?.approvedAt),
        date: { pickerAppearance: 'dayAndTime' },
      },
    },
    { name: 'startedAt', type: 'date', admin: { hidden: true } },
    {
      name: 'completedAt',
      type: 'date',
      label: { en: 'Completed', tr: 'Tamamlandı' },
      admin: {
        ...sidebar,
        condition: (data) => Boolean(data?.completedAt),
        date: { pickerAppearance: 'dayAndTime' },
      },
    },
    // When a worker last did something for it: a batch without a pulse is taken up again.
    { name: 'heartbeatAt', type: 'date', admin: { hidden: true } },
  ],
}
