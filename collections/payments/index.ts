import type { CollectionConfig } from 'payload'
import { can } from '@/access/can'
import { nobody } from '@/access/compose'

/** Money that came in, or went back (negative). Written by operations only; never changed afterwards. */
export const payments: CollectionConfig<'payments'> = {
  slug: 'payments',
  labels: {
    singular: { en: 'Payment', tr: 'Ödeme' },
    plural: { en: 'Payments', tr: 'Ödemeler' },
  },
  admin: {
    group: { en: 'Events', tr: 'Etkinlikler' },
    useAsTitle: 'id',
    defaultColumns: ['createdAt', 'registration', 'method', 'amountMinor', 'currency', 'status'],
  },
  access: { create: nobody, read: can('registrations.read'), update: nobody, delete: nobody },
  graphQL: { disableMutations: true },
  lockDocuments: false,
  disableDuplicate: true,
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
      name: 'registration',
      type: 'relationship',
      relationTo: 'registrations',
      required: true,
      index: true,
      label: { en: 'Registration', tr: 'Kayıt' },
    },
    {
      name: 'kind',
      type: 'select',
      required: true,
      defaultValue: 'payment',
      options: [
        { value: 'payment', label: { en: 'Payment', tr: 'Ödeme' } },
        { value: 'refund', label: { en: 'Refund', tr: 'İade' } },
      ],
      label: { en: 'Kind', tr: 'Tür' },
    },
    {
      name: 'provider',
      type: 'text',
      required: true,
      defaultValue: 'offline',
      label: { en: 'Provider', tr: 'Sağlayıcı' },
    },
    { name: 'providerRef', type: 'text', label: { en: 'Reference', tr: 'Referans' } },
    {
      name: 'method',
      type: 'select',
      required: true,
      label: { en: 'Method', tr: 'Yöntem' },
      options: [
        { value: 'cash', label: { en: 'Cash', tr: 'Nakit' } },
        { value: 'card', label: { en: 'Card', tr: 'Kart' } },
        { value: 'transfer', label: { en: 'Bank transfer', tr: 'Havale' } },
        { value: 'other', label: { en: 'Other', tr: 'Diğer' } },
      ],
    },
    {
      name: 'amountMinor',
      type: 'number',
      required: true,
      label: { en: 'Amount (minor units)', tr: 'Tutar (kuruş)' },
    },
    {
      name: 'currency',
      type: 'text',
      required: true,
      label: { en: 'Currency', tr: 'Para birimi' },
    },
    {
      name: 'status',
      type: 'select',
      required: true,
      defaultValue: 'succeeded',
      options: [
        { value: 'created', label: { en: 'Created', tr: 'Oluşturuldu' } },
        { value: 'pending', label: { en: 'Pending', tr: 'Bekliyor' } },
        { value: 'succeeded', label: { en: 'Succeeded', tr: 'Tamamlandı' } },
        { value: 'failed', label: { en: 'Failed', tr: 'Başarısız' } },
        { value: 'cancelled', label: { en: 'Cancelled', tr: 'İptal edildi' } },
      ],
      label: { en: 'Status', tr: 'Durum' },
    },
    {
      name: 'recordedBy',
      type: 'relationship',
      relationTo: 'users',
      label: { en: 'Recorded by', tr: 'İşleyen' },
    },
    { name: 'note', type: 'text', maxLength: 500, label: { en: 'Note', tr: 'Not' } },
  ],
}
