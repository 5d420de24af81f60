import type { CollectionConfig } from 'payload'
import { can } from '@/access/can'
import { keepListInEvent, refuseUsedListDelete } from './hooks/keepUsedList'

/** A gate: who it admits, and how often. Every event has a default one. */
export const checkInLists: CollectionConfig<'check-in-lists'> = {
  slug: 'check-in-lists',
  labels: {
    singular: { en: 'Check-in list', tr: 'Giriş listesi' },
    plural: { en: 'Check-in lists', tr: 'Giriş listeleri' },
  },
  admin: {
    group: { en: 'Events', tr: 'Etkinlikler' },
    useAsTitle: 'name',
    defaultColumns: ['name', 'event', 'policy'],
  },
  access: {
    create: can('events.update'),
    read: can('checkins.read'),
    update: can('events.update'),
    delete: can('events.delete'),
  },
  lockDocuments: false,
  hooks: { beforeChange: [keepListInEvent], beforeDelete: [refuseUsedListDelete] },
  fields: [
    {
      name: 'event',
      type: 'relationship',
      relationTo: 'events',
      required: true,
      index: true,
      label: { en: 'Event', tr: 'Etkinlik' },
    },
    { name: 'name', type: 'text', required: true, maxLength: 120, label: { en: 'Name', tr: 'Ad' } },
    {
      name: 'isDefault',
      type: 'checkbox',
      defaultValue: false,
      label: { en: 'Default list', tr: 'Varsayılan liste' },
    },
    {
      name: 'ticketTypes',
      type: 'relationship',
      relationTo: 'ticket-types',
      hasMany: true,
      label: { en: 'Ticket types (all when empty)', tr: 'Bilet türleri (boşsa hepsi)' },
    },
    {
      name: 'policy',
      type: 'select',
      required: true,
      defaultValue: 'once',
      label: { en: 'How often', tr: 'Ne sıklıkla' },
      options: [
        { value: 'once', label: { en: 'Once', tr: 'Bir kez' } },
        { value: 'daily', label: { en: 'Once a day', tr: 'Günde bir kez' } },
        { value: 'multiple', label: { en: 'Any number of times', tr: 'Sınırsız' } },
      ],
    },
    {
      name: 'activeFrom',
      type: 'date',
      label: { en: 'Open from', tr: 'Açılış' },
      admin: { date: { pickerAppearance: 'dayAndTime' } },
    },
    {
      name: 'activeUntil',
      type: 'date',
      label: { en: 'Open until', tr: 'Kapanış' },
      admin: { date: { pickerAppearance: 'dayAndTime' } },
    },
  ],
}
