import type { CollectionConfig } from 'payload'
import { can } from '@/access/can'
import { nobody } from '@/access/compose'
import { checkInEndpoint } from './endpoints/checkIn'
import { gatesEndpoint } from './endpoints/gates'
import { refuseBulkVoid, voidCheckInEndpoint } from './endpoints/voidCheckIn'
import { refuseCheckInDelete } from './hooks/refuseCheckInDelete'

/** Every scan, accepted or refused. Append only: undoing voids a row, never deletes it. */
export const checkIns: CollectionConfig<'check-ins'> = {
  slug: 'check-ins',
  labels: {
    singular: { en: 'Check-in', tr: 'Giriş' },
    plural: { en: 'Check-ins', tr: 'Girişler' },
  },
  admin: {
    group: { en: 'Events', tr: 'Etkinlikler' },
    useAsTitle: 'id',
    defaultColumns: [
      'scannedAt',
      'registration',
      'list',
      'direction',
      'result',
      'reason',
      'voidedAt',
    ],
  },
  access: {
    create: nobody,
    read: can('checkins.read'),
    update: nobody,
    // Undoing is an endpoint of its own: nothing here is ever deleted.
    delete: nobody,
  },
  graphQL: { disableMutations: true },
  lockDocuments: false,
  disableDuplicate: true,
  endpoints: [voidCheckInEndpoint, refuseBulkVoid],
  hooks: { beforeDelete: [refuseCheckInDelete] },
  defaultSort: '-createdAt',
  fields: [
    {
      name: 'event',
      type: 'relationship',
      relationTo: 'events',
      required: true,
      index: true,
      label: { en: 'Event', tr: 'Etkinlik' },
    },
    {
      name: 'list',
      type: 'relationship',
      relationTo: 'check-in-lists',
      required: true,
      index: true,
      label: { en: 'List', tr: 'Liste' },
    },
    {
      name: 'registration',
      type: 'relationship',
      relationTo: 'registrations',
      required: true,
      index: true,
      label: { en: 'Registration', tr: 'Kayıt' },
    },
    {
      name: 'direction',
      type: 'select',
      required: true,
      defaultValue: 'in',
      options: [
        { value: 'in', label: { en: 'In', tr: 'Giriş' } },
        { value: 'out', label: { en: 'Out', tr: 'Çıkış' } },
      ],
      label: { en: 'Direction', tr: 'Yön' },
    },
    {
      name: 'result',
      type: 'select',
      required: true,
      options: [
        { value: 'accepted', label: { en: 'Accepted', tr: 'Kabul edildi' } },
        { value: 'rejected', label: { en: 'Refused', tr: 'Reddedildi' } },
      ],
      label: { en: 'Result', tr: 'Sonuç' },
    },
    { name: 'reason', type: 'text', label: { en: 'Reason', tr: 'Gerekçe' } },
    // What the refusal said, so that the same scan gets the same answer again.
    { name: 'details', type: 'json', admin: { hidden: true } },
    // Copied from the list, so that a unique index can see it.
    { name: 'onceKey', type: 'text', admin: { hidden: true } },
    {
      name: 'scannedAt',
      type: 'date',
      required: true,
      label: { en: 'Scanned', tr: 'Okutma' },
      admin: { date: { pickerAppearance: 'dayAndTime' } },
    },
    { name: 'receivedAt', type: 'date', required: true, label: { en: 'Received', tr: 'Ulaşma' } },
    { name: 'device', type: 'text', label: { en: 'Device', tr: 'Cihaz' } },
    { name: 'nonce', type: 'text', admin: { hidden: true } },
    {
      name: 'operator',
      type: 'relationship',
      relationTo: 'users',
      label: { en: 'Operator', tr: 'Görevli' },
    },
    { name: 'voidedAt', type: 'date', label: { en: 'Undone', tr: 'Geri alındı' } },
    {
      name: 'voidedBy',
      type: 'relationship',
      relationTo: 'users',
      label: { en: 'Undone by', tr: 'Geri alan' },
    },
  ],
}

/** What stands under `/api/events/:id`. */
export const checkInEndpoints = [checkInEndpoint, gatesEndpoint]
