import type { CollectionConfig, NumberFieldSingleValidation, Where } from 'payload'
import { number } from 'payload/shared'
import { can } from '@/access/can'
import { any } from '@/access/compose'
import { sayTo } from '@/lib/sayTo'
import { keepTicketInEvent } from './hooks/keepTicketInEvent'
import { lockTicketEvent } from './hooks/lockTicketEvent'
import { refuseTicketDelete } from './hooks/refuseTicketDelete'
import { sharePrice } from './hooks/sharePrice'

const wholeAmount: NumberFieldSingleValidation = (value, options) => {
  const asNumber = number(value, options)
  if (asNumber !== true || value === null || value === undefined) return asNumber
  return Number.isSafeInteger(value)
    ? true
    : sayTo(options.req, {
        en: 'A whole number of minor units (cents, kuruş).',
        tr: 'Tam sayı alt birim (kuruş).',
      })
}

/** What a seat costs and which pools it draws from. Every event has a default one, made from its price. */
export const ticketTypes: CollectionConfig<'ticket-types'> = {
  slug: 'ticket-types',
  labels: {
    singular: { en: 'Ticket type', tr: 'Bilet türü' },
    plural: { en: 'Ticket types', tr: 'Bilet türleri' },
  },
  admin: {
    group: { en: 'Events', tr: 'Etkinlikler' },
    useAsTitle: 'name',
    defaultColumns: ['name', 'event', 'kind', 'priceMinor', 'status'],
  },
  access: {
    create: can('events.update'),
    read: any(can('events.read'), (): Where => ({
      and: [
        { status: { equals: 'active' } },
        { visibility: { equals: 'public' } },
        { 'event.status': { in: ['published', 'postponed', 'completed'] } },
        { 'event.visibility': { equals: 'public' } },
        { 'event.deletedAt': { exists: false } },
      ],
    })),
    update: can('events.update'),
    delete: can('events.delete'),
  },
  hooks: {
    beforeOperation: [lockTicketEvent],
    beforeValidate: [keepTicketInEvent],
    afterChange: [sharePrice],
    beforeDelete: [refuseTicketDelete],
  },
  lockDocuments: false,
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
      name: 'kind',
      type: 'select',
      required: true,
      defaultValue: 'free',
      label: { en: 'Kind', tr: 'Tür' },
      options: [
        { value: 'free', label: { en: 'Free', tr: 'Ücretsiz' } },
        { value: 'paid', label: { en: 'Paid', tr: 'Ücretli' } },
        { value: 'donation', label: { en: 'Donation', tr: 'Bağış' } },
        { value: 'addon', label: { en: 'Add-on', tr: 'Ek' } },
      ],
    },
    {
      name: 'isDefault',
      type: 'checkbox',
      defaultValue: false,
      label: { en: 'Default ticket', tr: 'Varsayılan bilet' },
      access: { create: () => false, update: () => false },
      hooks: { beforeDuplicate: [() => false] },
      admin: {
        readOnly: true,
        position: 'sidebar',
        description: {
          en: 'Its price is the price of the event.',
          tr: 'Ücreti etkinliğin ücretidir.',
        },
      },
    },
    {
      name: 'priceMinor',
      type: 'number',
      required: true,
      defaultValue: 0,
      min: 0,
      validate: wholeAmount,
      label: { en: 'Price (minor units)', tr: 'Ücret (kuruş)' },
    },
    {
      name: 'currency',
      type: 'text',
      required: true,
      minLength: 3,
      maxLength: 3,
      label: { en: 'Currency', tr: 'Para birimi' },
      admin: {
        description: { en: 'That of the event.', tr: 'Etkinliğinki.' },
      },
    },
    { name: 'validFrom', type: 'date', label: { en: 'On sale from', tr: 'Satış başlangıcı' } },
    { name: 'validThrough', type: 'date', label: { en: 'On sale until', tr: 'Satış bitişi' } },
    {
      name: 'pools',
      type: 'relationship',
      relationTo: 'capacity-pools',
      hasMany: true,
      label: { en: 'Seat pools', tr: 'Koltuk havuzları' },
    },
    {
      name: 'visibility',
      type: 'select',
      required: true,
      defaultValue: 'public',
      label: { en: 'Visibility', tr: 'Görünürlük' },
      options: [
        { value: 'public', label: { en: 'Public', tr: 'Herkese açık' } },
        { value: 'hidden', label: { en: 'Hidden', tr: 'Gizli' } },
        { value: 'code', label: { en: 'With a code', tr: 'Kodla' } },
      ],
    },
    { name: 'sortOrder', type: 'number', defaultValue: 0, label: { en: 'Order', tr: 'Sıra' } },
    {
      name: 'status',
      type: 'select',
      required: true,
      defaultValue: 'active',
      label: { en: 'Status', tr: 'Durum' },
      options: [
        { value: 'active', label: { en: 'On sale', tr: 'Satışta' } },
        { value: 'paused', label: { en: 'Paused', tr: 'Durduruldu' } },
        { value: 'archived', label: { en: 'Archived', tr: 'Arşivlendi' } },
      ],
    },
  ],
}
