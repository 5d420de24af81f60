import type { CollectionConfig } from 'payload'
import { can } from '@/access/can'

const address = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/

const email = (value: unknown) =>
  value === null ||
  value === undefined ||
  value === '' ||
  (typeof value === 'string' && value.length <= 320 && address.test(value)) ||
  'Must be an e-mail address.'

/** In whose name campaigns go out, and how fast. Without one, the platform's own sender is used. */
export const senders: CollectionConfig<'senders'> = {
  slug: 'senders',
  labels: {
    singular: { en: 'Sender', tr: 'Gönderen' },
    plural: { en: 'Senders', tr: 'Gönderenler' },
  },
  admin: {
    group: { en: 'Campaigns', tr: 'Kampanyalar' },
    useAsTitle: 'name',
    defaultColumns: ['name', 'email', 'replyTo', 'maxPerMinute'],
    description: {
      en: 'The address people see. Its domain must allow your mail server to send (SPF, DKIM).',
      tr: 'Kişilerin gördüğü adres. Alan adı, posta sunucunuzun göndermesine izin vermelidir (SPF, DKIM).',
    },
  },
  access: {
    create: can('campaigns.send'),
    read: can('campaigns.read'),
    update: can('campaigns.send'),
    delete: can('campaigns.delete'),
  },
  lockDocuments: false,
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: 120, label: { en: 'Name', tr: 'Ad' } },
    {
      name: 'email',
      type: 'text',
      required: true,
      validate: email,
      label: { en: 'E-mail address', tr: 'E-posta adresi' },
    },
    {
      name: 'replyTo',
      type: 'text',
      validate: email,
      label: { en: 'Answers go to', tr: 'Yanıt adresi' },
    },
    {
      name: 'maxPerMinute',
      type: 'number',
      min: 1,
      max: 1_000_000,
      label: { en: 'Most mails a minute', tr: 'Dakikada en çok posta' },
      admin: {
        description: {
          en: 'Empty: as fast as the mail server takes them.',
          tr: 'Boşsa: posta sunucusunun aldığı hızda.',
        },
      },
    },
    // The clock all processes share: no campaign of this sender goes on before.
    {
      name: 'pacedUntil',
      type: 'date',
      hidden: true,
      access: { create: () => false, update: () => false },
    },
  ],
}
