import type { Field } from 'payload'
import { holds } from '@/access/can'
import { eventStates } from '@/lib/eventStates'
import { stateOptions } from '@/lib/states'
import { eventValidations } from './eventValidations'
import { seatFields } from './seatFields'
import { derivedFields, systemFields } from './systemFields'

const staffOnly = ({ req }: { req: Parameters<typeof holds>[0] }) => holds(req, 'events.read')
/** A copy of an event gets its own. */
const notCopied = { beforeDuplicate: [() => null] }

const when: Field[] = [
  {
    type: 'row',
    fields: [
      {
        name: 'startDate',
        type: 'date',
        required: true,
        index: true,
        label: { en: 'Starts', tr: 'Başlangıç' },
        admin: { date: { pickerAppearance: 'dayAndTime' } },
      },
      {
        name: 'endDate',
        type: 'date',
        required: true,
        index: true,
        validate: eventValidations.endDate,
        label: { en: 'Ends', tr: 'Bitiş' },
        admin: { date: { pickerAppearance: 'dayAndTime' } },
      },
    ],
  },
  {
    name: 'timezone',
    type: 'text',
    required: true,
    defaultValue: 'Europe/Istanbul',
    validate: eventValidations.timezone,
    label: { en: 'Time zone', tr: 'Saat dilimi' },
    admin: {
      description: {
        en: 'IANA name, for example Europe/Istanbul.',
        tr: 'IANA adı, örneğin Europe/Istanbul.',
      },
    },
  },
]

const where: Field[] = [
  {
    name: 'attendanceMode',
    type: 'select',
    required: true,
    defaultValue: 'offline',
    label: { en: 'Attendance', tr: 'Katılım' },
    options: [
      { value: 'offline', label: { en: 'In person', tr: 'Yüz yüze' } },
      { value: 'online', label: { en: 'Online', tr: 'Çevrim içi' } },
      { value: 'mixed', label: { en: 'Both', tr: 'Karma' } },
    ],
  },
  { name: 'location', type: 'text', maxLength: 300, label: { en: 'Place', tr: 'Yer' } },
  {
    name: 'virtualUrl',
    type: 'text',
    maxLength: 2_000,
    label: { en: 'Link to join', tr: 'Katılım bağlantısı' },
    validate: eventValidations.virtualUrl,
    access: { read: staffOnly },
    admin: {
      description: {
        en: 'Shown to confirmed people only.',
        tr: 'Yalnızca onaylananlara gösterilir.',
      },
    },
  },
]

const sidebar: Field[] = [
  {
    name: 'status',
    type: 'select',
    required: true,
    defaultValue: 'draft',
    index: true,
    label: { en: 'Status', tr: 'Durum' },
    options: stateOptions(eventStates),
    hooks: { beforeDuplicate: [() => 'draft'] },
    admin: { position: 'sidebar' },
  },
  {
    name: 'visibility',
    type: 'select',
    required: true,
    defaultValue: 'public',
    label: { en: 'Visibility', tr: 'Görünürlük' },
    options: [
      { value: 'public', label: { en: 'Public', tr: 'Herkese açık' } },
      { value: 'unlisted', label: { en: 'By link only', tr: 'Yalnızca bağlantıyla' } },
      { value: 'private', label: { en: 'Staff only', tr: 'Yalnızca ekip' } },
    ],
    admin: { position: 'sidebar' },
  },
  {
    name: 'slug',
    type: 'text',
    unique: true,
    index: true,
    maxLength: 120,
    validate: eventValidations.slug,
    hooks: notCopied,
    label: { en: 'Address (slug)', tr: 'Adres (slug)' },
    admin: {
      position: 'sidebar',
      description: { en: 'Made from the title when empty.', tr: 'Boşsa başlıktan üretilir.' },
    },
  },
  {
    name: 'organizer',
    type: 'text',
    maxLength: 200,
    label: { en: 'Organiser', tr: 'Düzenleyen' },
    admin: { position: 'sidebar' },
  },
  {
    name: 'image',
    type: 'upload',
    relationTo: 'media',
    label: { en: 'Image', tr: 'Görsel' },
    admin: { position: 'sidebar' },
  },
]

/** The fields of an event, in the order of its form. */
export const eventFields: Field[] = [
  {
    name: 'panel',
    type: 'ui',
    label: { en: 'This event', tr: 'Bu etkinlik' },
    admin: {
      disableListColumn: true,
      components: { Field: '/src/app/(payload)/components/events/EventPanel#EventPanel' },
    },
  },
  {
    type: 'tabs',
    tabs: [
      {
        label: { en: 'Event', tr: 'Etkinlik' },
        fields: [
          {
            name: 'title',
            type: 'text',
            required: true,
            maxLength: 200,
            label: { en: 'Title', tr: 'Başlık' },
          },
          {
            name: 'summary',
            type: 'textarea',
            maxLength: 500,
            label: { en: 'Summary', tr: 'Özet' },
          },
          ...when,
          ...where,
          { name: 'description', type: 'richText', label: { en: 'Description', tr: 'Açıklama' } },
        ],
      },
      { label: { en: 'Registration', tr: 'Kayıt' }, fields: seatFields },
      { label: { en: 'More', tr: 'Diğer' }, fields: systemFields },
    ],
  },
  ...sidebar,
  ...derivedFields,
]
