import type { Field } from 'payload'
import { findTimezone } from '@/lib/findTimezone'
import { postStates } from '@/lib/social/postStates'
import { stateOptions } from '@/lib/states'

const systemOnly = { create: () => false, update: () => false }
const component = (name: string) => `/src/app/(payload)/components/social/${name}#${name}`

const ui = (name: string, position?: 'sidebar'): Field => ({
  name: name.charAt(0).toLowerCase() + name.slice(1),
  type: 'ui',
  admin: { position, disableListColumn: true, components: { Field: component(name) } },
})

const message: Field[] = [
  {
    name: 'content',
    type: 'textarea',
    required: true,
    maxLength: 10_000,
    label: { en: 'Text', tr: 'Metin' },
    admin: {
      rows: 6,
      description: {
        en: 'Goes to every account that has no text of its own below.',
        tr: 'Aşağıda kendi metni olmayan her hesaba gider.',
      },
    },
  },
  {
    name: 'accounts',
    type: 'relationship',
    relationTo: 'social-accounts',
    hasMany: true,
    maxRows: 20,
    label: { en: 'Accounts', tr: 'Hesaplar' },
  },
  {
    name: 'media',
    type: 'relationship',
    relationTo: 'media',
    hasMany: true,
    maxRows: 10,
    label: { en: 'Images', tr: 'Görseller' },
    admin: {
      description: {
        en: 'Each needs a description (alt text) in its file before the post can be scheduled.',
        tr: 'Gönderi zamanlanmadan önce her dosyanın açıklaması (alt metin) yazılmalıdır.',
      },
    },
  },
  {
    name: 'variants',
    type: 'array',
    maxRows: 20,
    label: { en: 'Texts for single accounts', tr: 'Hesaba özel metinler' },
    labels: {
      singular: { en: 'Text', tr: 'Metin' },
      plural: { en: 'Texts', tr: 'Metinler' },
    },
    admin: { initCollapsed: false },
    fields: [
      {
        name: 'account',
        type: 'relationship',
        relationTo: 'social-accounts',
        required: true,
        label: { en: 'Account', tr: 'Hesap' },
      },
      {
        name: 'content',
        type: 'textarea',
        required: true,
        maxLength: 10_000,
        label: { en: 'Text', tr: 'Metin' },
      },
    ],
  },
  ui('PostPreview'),
]

const settings: Field[] = [
  {
    name: 'status',
    type: 'select',
    defaultValue: 'draft',
    index: true,
    options: stateOptions(postStates),
    label: { en: 'Status', tr: 'Durum' },
    access: systemOnly,
    hooks: { beforeDuplicate: [() => 'draft'] },
    admin: {
      readOnly: true,
      position: 'sidebar',
      components: { Cell: component('PostStatusCell') },
    },
  },
  {
    name: 'statusReason',
    type: 'text',
    label: { en: 'Reason', tr: 'Gerekçe' },
    access: systemOnly,
    hooks: { beforeDuplicate: [() => null] },
    admin: {
      readOnly: true,
      position: 'sidebar',
      condition: (data) => Boolean(data?.statusReason),
    },
  },
  {
    name: 'scheduledAt',
    type: 'date',
    index: true,
    label: { en: 'Time of publishing', tr: 'Yayın zamanı' },
    hooks: { beforeDuplicate: [() => null] },
    admin: {
      position: 'sidebar',
      date: { pickerAppearance: 'dayAndTime' },
      description: {
        en: 'A plan until you press Schedule.',
        tr: 'Zamanla’ya basana dek yalnızca plandır.',
      },
    },
  },
  {
    name: 'timezone',
    type: 'text',
    maxLength: 60,
    validate: (value: unknown) =>
      value === null ||
      value === undefined ||
      value === '' ||
      (typeof value === 'string' && findTimezone(value) !== null) ||
      'Must be a time zone such as Europe/Istanbul.',
    label: { en: 'Time zone', tr: 'Saat dilimi' },
    admin: { position: 'sidebar', placeholder: 'Europe/Istanbul' },
  },
  {
    name: 'postedAt',
    type: 'date',
    index: true,
    label: { en: 'Posted', tr: 'Yayımlandı' },
    access: systemOnly,
    hooks: { beforeDuplicate: [() => null] },
    admin: {
      readOnly: true,
      position: 'sidebar',
      date: { pickerAppearance: 'dayAndTime' },
      condition: (data) => Boolean(data?.postedAt),
    },
  },
  {
    name: 'event',
    type: 'relationship',
    relationTo: 'events',
    index: true,
    label: { en: 'Event', tr: 'Etkinlik' },
    admin: { position: 'sidebar' },
  },
  {
    name: 'language',
    type: 'select',
    defaultValue: 'en',
    options: [
      { value: 'en', label: 'English' },
      { value: 'tr', label: 'Türkçe' },
    ],
    label: { en: 'Language', tr: 'Dil' },
    admin: { position: 'sidebar' },
  },
  {
    name: 'author',
    type: 'relationship',
    relationTo: 'users',
    label: { en: 'Author', tr: 'Yazan' },
    access: systemOnly,
    admin: { readOnly: true, position: 'sidebar', condition: (data) => Boolean(data?.author) },
  },
]

/** The fields of a social post, in the order of its form. */
export const postFields: Field[] = [
  ui('PostTargets'),
  ...message,
  ui('PostActions', 'sidebar'),
  ...settings,
]
