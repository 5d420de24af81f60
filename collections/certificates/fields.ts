import type { Field } from 'payload'
import { certificateStates } from '@/lib/certificates/certificateStates'
import { stateOptions } from '@/lib/states'
import { staffOnly } from './access'

const dayAndTime = { pickerAppearance: 'dayAndTime' } as const
const sidebar = { readOnly: true, position: 'sidebar' } as const
const hidden = { admin: { hidden: true }, access: { read: staffOnly } }

/** Nothing of a certificate is written by hand: operations write it, and what is printed never changes. */
export const certificateFields: Field[] = [
  {
    name: 'actions',
    type: 'ui',
    admin: {
      disableListColumn: true,
      components: {
        Field: '/src/app/(payload)/components/certificates/CertificatePanel#CertificatePanel',
      },
    },
  },
  {
    type: 'row',
    fields: [
      {
        name: 'number',
        type: 'text',
        unique: true,
        label: { en: 'Number', tr: 'Numara' },
        admin: { readOnly: true },
      },
      {
        name: 'recipientName',
        type: 'text',
        label: { en: 'Recipient', tr: 'Alan kişi' },
        admin: { readOnly: true },
      },
    ],
  },
  {
    name: 'status',
    type: 'select',
    defaultValue: 'planned',
    index: true,
    options: stateOptions(certificateStates),
    label: { en: 'Status', tr: 'Durum' },
    admin: {
      ...sidebar,
      components: {
        Cell: '/src/app/(payload)/components/certificates/StatusCell#CertificateStatusCell',
      },
    },
  },
  // The only key to the public page; the number opens nothing.
  {
    name: 'code',
    type: 'text',
    unique: true,
    label: { en: 'Code', tr: 'Kod' },
    admin: sidebar,
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
    name: 'registration',
    type: 'relationship',
    relationTo: 'registrations',
    index: true,
    label: { en: 'Registration', tr: 'Kayıt' },
    admin: sidebar,
  },
  {
    name: 'contact',
    type: 'relationship',
    relationTo: 'contacts',
    index: true,
    label: { en: 'Contact', tr: 'Kişi' },
    access: { read: staffOnly },
    admin: sidebar,
  },
  {
    name: 'user',
    type: 'relationship',
    relationTo: 'users',
    index: true,
    label: { en: 'Account', tr: 'Hesap' },
    admin: sidebar,
  },
  {
    name: 'batch',
    type: 'relationship',
    relationTo: 'certificate-batches',
    index: true,
    label: { en: 'Batch', tr: 'Toplu iş' },
    access: { read: staffOnly },
    admin: sidebar,
  },
  {
    name: 'template',
    type: 'relationship',
    relationTo: 'certificate-templates',
    label: { en: 'Template', tr: 'Şablon' },
    access: { read: staffOnly },
    admin: sidebar,
  },
  {
    name: 'templateVersion',
    type: 'number',
    label: { en: 'Version of the template', tr: 'Şablon sürümü' },
    access: { read: staffOnly },
    admin: sidebar,
  },
  { name: 'designHash', type: 'text', ...hidden },
  {
    name: 'locale',
    type: 'select',
    defaultValue: 'en',
    options: [
      { value: 'en', label: 'English' },
      { value: 'tr', label: 'Türkçe' },
    ],
    label: { en: 'Language', tr: 'Dil' },
    admin: sidebar,
  },
  {
    name: 'issuedAt',
    type: 'date',
    index: true,
    label: { en: 'Issued', tr: 'Verildi' },
    admin: { ...sidebar, date: dayAndTime },
  },
  {
    name: 'validUntil',
    type: 'date',
    label: { en: 'Valid until', tr: 'Geçerlilik sonu' },
    admin: { ...sidebar, date: dayAndTime },
  },
  {
    name: 'snapshot',
    type: 'json',
    label: { en: 'What it prints', tr: 'Üzerinde yazanlar' },
    admin: { hidden: true },
  },
  {
    name: 'pdf',
    type: 'group',
    admin: { hidden: true },
    fields: [
      { name: 'key', type: 'text', hidden: true },
      { name: 'sha256', type: 'text' },
      { name: 'bytes', type: 'number' },
    ],
  },
  {
    name: 'supersedes',
    type: 'relationship',
    relationTo: 'certificates',
    label: { en: 'Replaces', tr: 'Yerini aldığı' },
    admin: { ...sidebar, condition: (data) => Boolean(data?.supersedes) },
  },
  {
    name: 'supersededBy',
    type: 'relationship',
    relationTo: 'certificates',
    label: { en: 'Replaced by', tr: 'Yerini alan' },
    admin: { ...sidebar, condition: (data) => Boolean(data?.supersededBy) },
  },
  {
    name: 'revocation',
    type: 'group',
    label: { en: 'Revocation', tr: 'İptal' },
    admin: { condition: (data) => data?.status === 'revoked' },
    fields: [
      {
        type: 'row',
        fields: [
          {
            name: 'at',
            type: 'date',
            label: { en: 'When', tr: 'Ne zaman' },
            admin: { readOnly: true, date: dayAndTime },
          },
          {
            name: 'by',
            type: 'relationship',
            relationTo: 'users',
            label: { en: 'By', tr: 'Kim' },
            access: { read: staffOnly },
            admin: { readOnly: true },
          },
        ],
      },
      {
        name: 'reason',
        type: 'text',
        label: { en: 'Reason', tr: 'Gerekçe' },
        access: { read: staffOnly },
        admin: { readOnly: true },
      },
    ],
  },
  {
    name: 'failure',
    type: 'text',
    label: { en: 'Why it failed', tr: 'Neden başarısız' },
    access: { read: staffOnly },
    admin: { readOnly: true, condition: (data) => Boolean(data?.failure) },
  },
  // registration:template while this certificate stands in the way of another one, else empty.
  { name: 'liveKey', type: 'text', unique: true, hidden: true },
  { name: 'sendMail', type: 'checkbox', defaultValue: true, ...hidden },
  { name: 'attempts', type: 'number', defaultValue: 0, ...hidden },
  { name: 'claimedAt', type: 'date', ...hidden },
  { name: 'claimedBy', type: 'text', ...hidden },
  { name: 'retryAt', type: 'date', ...hidden },
]
