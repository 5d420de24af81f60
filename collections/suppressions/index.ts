import type { CollectionConfig } from 'payload'
import { can } from '@/access/can'
import { nobody } from '@/access/compose'
import { hashEmail } from './hooks/hashEmail'

/**
 * Addresses that get no campaigns (scope marketing) or no mail at all (scope all). Only a keyed hash is
 * kept, so that the row outlives the erasure of the person and still stops a later import.
 */
export const suppressions: CollectionConfig<'suppressions'> = {
  slug: 'suppressions',
  labels: {
    singular: { en: 'Suppression', tr: 'Engelli adres' },
    plural: { en: 'Suppressions', tr: 'Engelli adresler' },
  },
  admin: {
    group: { en: 'Campaigns', tr: 'Kampanyalar' },
    useAsTitle: 'id',
    defaultColumns: ['createdAt', 'reason', 'scope', 'note'],
    description: {
      en: 'Addresses that are never written to, whatever list they are on. The address itself is not stored.',
      tr: 'Hangi listede olursa olsun hiç yazılmayan adresler. Adresin kendisi saklanmaz.',
    },
  },
  access: {
    create: can('campaigns.update'),
    read: can('campaigns.read'),
    update: nobody,
    delete: can('campaigns.delete'),
  },
  lockDocuments: false,
  disableDuplicate: true,
  defaultSort: '-createdAt',
  indexes: [{ fields: ['hash', 'scope'], unique: true }],
  hooks: { beforeValidate: [hashEmail] },
  fields: [
    {
      name: 'email',
      type: 'text',
      virtual: true,
      label: { en: 'E-mail address', tr: 'E-posta adresi' },
      admin: {
        description: {
          en: 'Turned into a fingerprint when you save; it cannot be read back.',
          tr: 'Kaydedince parmak izine çevrilir; geri okunamaz.',
        },
        condition: (data) => !data?.id,
      },
    },
    {
      name: 'reason',
      type: 'select',
      required: true,
      defaultValue: 'manual',
      label: { en: 'Reason', tr: 'Neden' },
      options: [
        { value: 'manual', label: { en: 'Added by staff', tr: 'Ekip ekledi' } },
        { value: 'unsubscribed', label: { en: 'Left all lists', tr: 'Tüm listelerden çıktı' } },
        { value: 'hard_bounce', label: { en: 'Address does not work', tr: 'Adres çalışmıyor' } },
        { value: 'complaint', label: { en: 'Reported as spam', tr: 'İstenmeyen posta bildirimi' } },
        { value: 'erased', label: { en: 'Person was erased', tr: 'Kişi silindi' } },
      ],
    },
    {
      name: 'scope',
      type: 'select',
      required: true,
      defaultValue: 'marketing',
      label: { en: 'Stops', tr: 'Engellenen' },
      options: [
        { value: 'marketing', label: { en: 'Campaigns', tr: 'Kampanyalar' } },
        { value: 'all', label: { en: 'All mail', tr: 'Tüm postalar' } },
      ],
    },
    { name: 'note', type: 'text', maxLength: 300, label: { en: 'Note', tr: 'Not' } },
    {
      name: 'hash',
      type: 'text',
      hidden: true,
      access: { create: () => false, read: () => false, update: () => false },
    },
  ],
}
