import type { CollectionConfig } from 'payload'
import { can } from '@/access/can'
import { any } from '@/access/compose'
import { searchField } from '@/lib/searchField'
import { timeline } from './endpoints/timeline'
import { normaliseContactEmail } from './hooks/normaliseContactEmail'

/** The spine: one row per e-mail address, made by registering, subscribing or writing in. */
export const contacts: CollectionConfig<'contacts'> = {
  slug: 'contacts',
  labels: {
    singular: { en: 'Contact', tr: 'Kişi' },
    plural: { en: 'Contacts', tr: 'Kişiler' },
  },
  admin: {
    group: { en: 'People', tr: 'Kişiler' },
    useAsTitle: 'email',
    defaultColumns: ['email', 'givenName', 'familyName', 'locale', 'tags', 'createdAt'],
    listSearchableFields: ['searchText'],
    description: {
      en: 'One row per address. Open one to see everything that happened with this person.',
      tr: 'Adres başına bir satır. Kişiyle ilgili her şeyi görmek için açın.',
    },
  },
  access: {
    create: can('contacts.update'),
    read: any(can('contacts.read'), ({ req }) =>
      req.user ? { user: { equals: req.user.id } } : false,
    ),
    update: can('contacts.update'),
    delete: can('contacts.erase'),
  },
  endpoints: [timeline],
  trash: true,
  lockDocuments: false,
  hooks: { beforeValidate: [normaliseContactEmail] },
  fields: [
    {
      name: 'email',
      type: 'email',
      required: true,
      // Looked for as it was written by those who use the API.
      index: true,
      label: { en: 'E-mail address', tr: 'E-posta adresi' },
    },
    {
      name: 'emailNormalized',
      type: 'text',
      unique: true,
      maxLength: 320,
      admin: { hidden: true },
      access: { create: () => false, update: () => false },
    },
    {
      type: 'row',
      fields: [
        { name: 'givenName', type: 'text', maxLength: 100, label: { en: 'Given name', tr: 'Ad' } },
        {
          name: 'familyName',
          type: 'text',
          maxLength: 100,
          label: { en: 'Family name', tr: 'Soyad' },
        },
      ],
    },
    { name: 'phone', type: 'text', maxLength: 40, label: { en: 'Phone', tr: 'Telefon' } },
    {
      name: 'locale',
      type: 'select',
      defaultValue: 'en',
      required: true,
      label: { en: 'Language', tr: 'Dil' },
      options: [
        { value: 'en', label: 'English' },
        { value: 'tr', label: 'Türkçe' },
      ],
      admin: { position: 'sidebar' },
    },
    {
      name: 'timezone',
      type: 'text',
      label: { en: 'Time zone', tr: 'Saat dilimi' },
      admin: { position: 'sidebar' },
    },
    {
      name: 'tags',
      type: 'text',
      hasMany: true,
      label: { en: 'Tags', tr: 'Etiketler' },
      admin: {
        position: 'sidebar',
        components: { Cell: '/src/app/(payload)/components/TagsCell#TagsCell' },
      },
    },
    {
      name: 'attributes',
      type: 'json',
      label: { en: 'Attributes', tr: 'Öznitelikler' },
    },
    {
      name: 'timeline',
      type: 'ui',
      label: { en: 'Timeline', tr: 'Zaman çizelgesi' },
      admin: {
        disableListColumn: true,
        components: {
          Field: '/src/app/(payload)/components/contacts/ContactTimeline#ContactTimeline',
        },
      },
    },
    {
      name: 'user',
      type: 'relationship',
      relationTo: 'users',
      unique: true,
      label: { en: 'Account', tr: 'Hesap' },
      admin: { position: 'sidebar', readOnly: true },
    },
    // Names, address and phone number.
    searchField({ name: 'searchText' }),
  ],
}
