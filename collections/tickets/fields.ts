import type { Field } from 'payload'
import { holds } from '@/access/can'
import { stateOptions } from '@/lib/states'
import { ticketPriorities } from '@/lib/ticketPriorities'
import { ticketStates } from '@/lib/ticketStates'
import { searchField } from '@/lib/searchField'
import { agentsOnly, agentsWrite, systemOnly } from './access'

const dayAndTime = { pickerAppearance: 'dayAndTime' } as const

/** Who the ticket is for, when staff or a guest open it: becomes `requester`, is not stored here. */
const openingFields: Field[] = [
  {
    type: 'row',
    admin: { condition: (data) => !data?.id },
    fields: [
      {
        name: 'email',
        type: 'email',
        virtual: true,
        label: { en: 'Customer’s e-mail address', tr: 'Müşterinin e-posta adresi' },
        admin: {
          description: {
            en: 'Who asks. Leave empty to open the ticket for yourself.',
            tr: 'Soran kişi. Talebi kendiniz için açıyorsanız boş bırakın.',
          },
        },
      },
      {
        name: 'givenName',
        type: 'text',
        virtual: true,
        maxLength: 100,
        label: { en: 'Given name', tr: 'Ad' },
      },
      {
        name: 'familyName',
        type: 'text',
        virtual: true,
        maxLength: 100,
        label: { en: 'Family name', tr: 'Soyad' },
      },
    ],
  },
  {
    name: 'locale',
    type: 'select',
    virtual: true,
    options: [
      { value: 'en', label: 'English' },
      { value: 'tr', label: 'Türkçe' },
    ],
    label: { en: 'Language', tr: 'Dil' },
    admin: { condition: (data) => !data?.id },
  },
]

const peopleFields: Field[] = [
  {
    name: 'requester',
    type: 'relationship',
    relationTo: 'contacts',
    index: true,
    label: { en: 'Customer', tr: 'Müşteri' },
    // Its id tells when the contact was first seen: not for whoever typed the address.
    access: { ...systemOnly, read: agentsOnly },
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
    name: 'assignedTo',
    type: 'relationship',
    relationTo: 'users',
    index: true,
    label: { en: 'Assigned to', tr: 'Atanan' },
    access: {
      create: ({ req }) => holds(req, 'tickets.assign'),
      update: ({ req }) => holds(req, 'tickets.assign'),
      read: agentsOnly,
    },
    admin: { position: 'sidebar' },
  },
]

const stateFields: Field[] = [
  {
    name: 'status',
    type: 'select',
    defaultValue: 'open',
    index: true,
    options: stateOptions(ticketStates),
    label: { en: 'Status', tr: 'Durum' },
    access: agentsWrite,
    admin: {
      position: 'sidebar',
      components: { Cell: '/src/app/(payload)/components/tickets/StatusCell#StatusCell' },
    },
  },
  {
    name: 'priority',
    type: 'select',
    defaultValue: 'medium',
    index: true,
    options: Object.entries(ticketPriorities).map(([value, label]) => ({ value, label })),
    label: { en: 'Priority', tr: 'Öncelik' },
    admin: {
      position: 'sidebar',
      components: { Cell: '/src/app/(payload)/components/tickets/PriorityCell#PriorityCell' },
    },
  },
  {
    name: 'tags',
    type: 'text',
    hasMany: true,
    maxRows: 20,
    maxLength: 40,
    label: { en: 'Tags', tr: 'Etiketler' },
    access: { ...agentsWrite, read: agentsOnly },
    admin: {
      position: 'sidebar',
      components: { Cell: '/src/app/(payload)/components/TagsCell#TagsCell' },
    },
  },
  {
    name: 'source',
    type: 'select',
    options: [
      { value: 'web', label: { en: 'Web', tr: 'Web' } },
      { value: 'staff', label: { en: 'Staff', tr: 'Ekip' } },
      { value: 'email', label: { en: 'E-mail', tr: 'E-posta' } },
    ],
    label: { en: 'Source', tr: 'Kaynak' },
    access: { ...systemOnly, read: agentsOnly },
    admin: { readOnly: true, position: 'sidebar' },
  },
]

const momentField = (
  name: string,
  label: { en: string; tr: string },
  { staff = true } = {},
): Field => ({
  name,
  type: 'date',
  label,
  access: { ...systemOnly, ...(staff ? { read: agentsOnly } : {}) },
  admin: {
    readOnly: true,
    position: 'sidebar',
    date: dayAndTime,
    condition: (data) => Boolean(data?.[name]),
  },
})

const counterField = (name: string, { staff }: { staff: boolean }): Field => ({
  name,
  type: 'number',
  defaultValue: 0,
  access: { ...systemOnly, ...(staff ? { read: agentsOnly } : {}) },
  admin: { hidden: true },
})

// What has a default is not `required`: GraphQL would ask everybody for it.

/** The fields of a ticket. What customers may not see has a `read` rule; what nobody may write, `systemOnly`. */
export const ticketFields: Field[] = [
  {
    name: 'number',
    type: 'text',
    unique: true,
    label: { en: 'Number', tr: 'Numara' },
    access: systemOnly,
    admin: {
      readOnly: true,
      position: 'sidebar',
      components: { Cell: '/src/app/(payload)/components/tickets/NumberCell#NumberCell' },
    },
  },
  {
    name: 'subject',
    type: 'text',
    required: true,
    maxLength: 200,
    label: { en: 'Subject', tr: 'Konu' },
  },
  {
    name: 'description',
    type: 'textarea',
    required: true,
    maxLength: 20_000,
    label: { en: 'What is it about?', tr: 'Konu nedir?' },
    access: { update: () => false },
    admin: { rows: 6 },
  },
  ...openingFields,
  {
    name: 'category',
    type: 'text',
    maxLength: 60,
    index: true,
    label: { en: 'Category', tr: 'Kategori' },
    admin: { position: 'sidebar' },
  },
  ...stateFields,
  ...peopleFields,
  {
    name: 'event',
    type: 'relationship',
    relationTo: 'events',
    index: true,
    label: { en: 'Event', tr: 'Etkinlik' },
    admin: { position: 'sidebar' },
  },
  {
    name: 'registration',
    type: 'relationship',
    relationTo: 'registrations',
    label: { en: 'Registration', tr: 'Kayıt' },
    admin: { position: 'sidebar' },
  },
  {
    name: 'followUpOf',
    type: 'relationship',
    relationTo: 'tickets',
    label: { en: 'Follow-up of', tr: 'Devamı olduğu talep' },
    access: systemOnly,
    admin: {
      readOnly: true,
      position: 'sidebar',
      condition: (data) => Boolean(data?.followUpOf),
    },
  },
  {
    name: 'attachments',
    type: 'relationship',
    relationTo: 'media',
    hasMany: true,
    maxRows: 10,
    label: { en: 'Attachments', tr: 'Ekler' },
    access: { update: () => false },
  },
  momentField('firstResponseAt', { en: 'First answer', tr: 'İlk yanıt' }),
  momentField('lastCustomerAt', { en: 'Customer last wrote', tr: 'Müşterinin son iletisi' }),
  momentField('lastAgentAt', { en: 'Staff last wrote', tr: 'Ekibin son iletisi' }),
  // Of what the customer sees: a note or an assignment alone does not move it.
  momentField('lastActivityAt', { en: 'Last activity', tr: 'Son etkinlik' }, { staff: false }),
  momentField('resolvedAt', { en: 'Resolved', tr: 'Çözüldü' }, { staff: false }),
  momentField('closedAt', { en: 'Closed', tr: 'Kapandı' }, { staff: false }),
  counterField('reopenCount', { staff: true }),
  // Position of the last entry of the log, and of the last one customers see.
  counterField('lastSeq', { staff: true }),
  counterField('lastPublicSeq', { staff: false }),
  // Position of the last message the customer wrote: what makes a ticket unread for an agent.
  counterField('lastCustomerSeq', { staff: true }),
  // Subject, number, category and description; name and address of the customer, for agents.
  searchField({ name: 'searchText' }),
  searchField({
    name: 'searchPeople',
    read: agentsOnly,
    label: { en: 'Customer', tr: 'Müşteri' },
  }),
]
