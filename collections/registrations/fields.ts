import type { Field } from 'payload'
import { registrationStates } from '@/lib/registrationStates'
import { stateOptions } from '@/lib/states'
import { searchField } from '@/lib/searchField'

const systemOnly = { create: () => false, update: () => false }

/** GraphQL demands a required field from the caller unless reading it is ruled: these have a value anyway. */
const filledIn = { read: () => true }

/** The fields of a registration. What the platform works out itself cannot be written from outside. */
export const registrationFields: Field[] = [
  {
    name: 'desk',
    type: 'ui',
    label: { en: 'What to do', tr: 'İşlemler' },
    admin: {
      disableListColumn: true,
      components: {
        Field: '/src/app/(payload)/components/registrations/RegistrationDesk#RegistrationDesk',
      },
    },
  },
  {
    name: 'event',
    type: 'relationship',
    relationTo: 'events',
    required: true,
    index: true,
    label: { en: 'Event', tr: 'Etkinlik' },
    admin: {
      description: {
        en: 'Cannot be changed later: cancel, and register anew.',
        tr: 'Sonradan değişmez: iptal edip yeniden kaydedin.',
      },
    },
  },
  {
    name: 'ticketType',
    type: 'relationship',
    relationTo: 'ticket-types',
    index: true,
    label: { en: 'Ticket type', tr: 'Bilet türü' },
    filterOptions: ({ data }) => (data?.event ? { event: { equals: data.event } } : true),
    admin: {
      description: {
        en: 'The default ticket of the event when empty.',
        tr: 'Boşsa etkinliğin varsayılan bileti.',
      },
    },
  },
  {
    type: 'row',
    fields: [
      {
        name: 'givenName',
        type: 'text',
        required: true,
        maxLength: 100,
        label: { en: 'Given name', tr: 'Ad' },
      },
      {
        name: 'familyName',
        type: 'text',
        maxLength: 100,
        label: { en: 'Family name', tr: 'Soyad' },
      },
    ],
  },
  {
    name: 'email',
    type: 'email',
    required: true,
    label: { en: 'E-mail address', tr: 'E-posta adresi' },
  },
  {
    name: 'emailNormalized',
    type: 'text',
    index: true,
    access: systemOnly,
    admin: { hidden: true },
  },
  {
    name: 'status',
    type: 'select',
    required: true,
    // Empty on a new form: `reserveSeat` fills it before anything is stored.
    validate: (value: unknown) =>
      value === undefined ||
      value === null ||
      (typeof value === 'string' && value in registrationStates.transitions) ||
      'This is not a status.',
    index: true,
    label: { en: 'Status', tr: 'Durum' },
    options: stateOptions(registrationStates),
    access: filledIn,
    admin: {
      position: 'sidebar',
      description: {
        en: 'Left empty on a new registration, the rules of the event decide.',
        tr: 'Yeni kayıtta boş bırakılırsa etkinliğin kuralları karar verir.',
      },
    },
  },
  {
    name: 'statusReason',
    type: 'text',
    maxLength: 500,
    label: { en: 'Reason', tr: 'Gerekçe' },
    admin: { position: 'sidebar' },
  },
  {
    name: 'code',
    type: 'text',
    unique: true,
    label: { en: 'Code', tr: 'Kod' },
    access: systemOnly,
    admin: { readOnly: true, position: 'sidebar' },
  },
  {
    name: 'contact',
    type: 'relationship',
    relationTo: 'contacts',
    index: true,
    label: { en: 'Contact', tr: 'Kişi' },
    access: systemOnly,
    admin: { readOnly: true, position: 'sidebar' },
  },
  {
    name: 'user',
    type: 'relationship',
    relationTo: 'users',
    index: true,
    label: { en: 'Account', tr: 'Hesap' },
    access: systemOnly,
    admin: { readOnly: true, position: 'sidebar' },
  },
  {
    name: 'checkedInAt',
    type: 'date',
    label: { en: 'Checked in', tr: 'Giriş' },
    access: systemOnly,
    admin: { readOnly: true, position: 'sidebar', date: { pickerAppearance: 'dayAndTime' } },
  },
  {
    type: 'row',
    fields: [
      {
        name: 'priceMinor',
        type: 'number',
        defaultValue: 0,
        label: { en: 'Price (minor units)', tr: 'Ücret (kuruş)' },
        access: systemOnly,
        admin: { readOnly: true },
      },
      {
        name: 'currency',
        type: 'text',
        label: { en: 'Currency', tr: 'Para birimi' },
        access: systemOnly,
        admin: { readOnly: true },
      },
      {
        name: 'amountPaidMinor',
        type: 'number',
        defaultValue: 0,
        label: { en: 'Paid (minor units)', tr: 'Ödenen (kuruş)' },
        access: systemOnly,
        admin: { readOnly: true },
      },
    ],
  },
  {
    name: 'paymentDetails',
    type: 'json',
    label: { en: 'Payment', tr: 'Ödeme' },
    access: systemOnly,
    admin: { hidden: true },
  },
  { name: 'answers', type: 'json', label: { en: 'Answers', tr: 'Yanıtlar' } },
  {
    name: 'source',
    type: 'select',
    defaultValue: 'staff',
    options: [
      { value: 'web', label: { en: 'Web', tr: 'Web' } },
      { value: 'staff', label: { en: 'Staff', tr: 'Ekip' } },
      { value: 'import', label: { en: 'Import', tr: 'İçe aktarma' } },
      { value: 'api', label: { en: 'API', tr: 'API' } },
    ],
    label: { en: 'Source', tr: 'Kaynak' },
    access: { ...systemOnly, ...filledIn },
    admin: { readOnly: true, position: 'sidebar' },
  },
  { name: 'locale', type: 'select', options: ['en', 'tr'], admin: { hidden: true } },
  // Goes into the QR code; a new one makes every earlier code worthless.
  { name: 'secret', type: 'text', hidden: true, access: { ...systemOnly, read: () => false } },
  // event:address while the seat is active and the event takes one registration per address, else null.
  {
    name: 'dedupeKey',
    type: 'text',
    unique: true,
    hidden: true,
    access: { ...systemOnly, read: () => false },
  },
  { name: 'confirmedAt', type: 'date', access: systemOnly, admin: { hidden: true } },
  { name: 'cancelledAt', type: 'date', access: systemOnly, admin: { hidden: true } },
  { name: 'holdExpiresAt', type: 'date', index: true, access: systemOnly, admin: { hidden: true } },
  // Order on the waiting list: the instant the person joined it.
  { name: 'waitlistedAt', type: 'date', access: systemOnly, admin: { hidden: true } },
  // Shared by those who registered together: on the waiting list they move up together.
  { name: 'party', type: 'text', access: systemOnly, admin: { hidden: true } },
  // Raised when the registration starts anew (another person, back from cancelled): its mails go out again.
  {
    name: 'round',
    type: 'number',
    required: true,
    defaultValue: 1,
    access: { ...systemOnly, ...filledIn },
    admin: { hidden: true },
  },
  // Names, address and code.
  searchField({ name: 'searchText' }),
]
