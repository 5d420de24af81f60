import type { Field, FieldAccess } from 'payload'
import { holds } from '@/access/can'

const agentsOnly: FieldAccess = ({ req }) => holds(req, 'tickets.read')

/** The fields of a message. Ids of staff and what the mail carried stay with staff. */
export const ticketMessageFields: Field[] = [
  {
    name: 'ticket',
    type: 'relationship',
    relationTo: 'tickets',
    required: true,
    label: { en: 'Ticket', tr: 'Talep' },
  },
  {
    name: 'kind',
    type: 'select',
    required: true,
    label: { en: 'Kind', tr: 'Tür' },
    options: [
      { value: 'public', label: { en: 'Message', tr: 'İleti' } },
      { value: 'internal', label: { en: 'Internal note', tr: 'İç not' } },
      { value: 'system', label: { en: 'System', tr: 'Sistem' } },
    ],
  },
  {
    name: 'body',
    type: 'textarea',
    required: true,
    maxLength: 20_000,
    label: { en: 'Text', tr: 'Metin' },
  },
  {
    name: 'authorType',
    type: 'select',
    required: true,
    label: { en: 'Written by', tr: 'Yazan taraf' },
    options: [
      { value: 'agent', label: { en: 'Staff', tr: 'Ekip' } },
      { value: 'customer', label: { en: 'Customer', tr: 'Müşteri' } },
      { value: 'system', label: { en: 'System', tr: 'Sistem' } },
    ],
  },
  { name: 'authorName', type: 'text', required: true, label: { en: 'Author', tr: 'Yazan' } },
  {
    name: 'author',
    type: 'relationship',
    relationTo: 'users',
    label: { en: 'Account', tr: 'Hesap' },
    access: { read: agentsOnly },
  },
  {
    name: 'channel',
    type: 'select',
    required: true,
    defaultValue: 'web',
    label: { en: 'Channel', tr: 'Kanal' },
    options: [
      { value: 'admin', label: { en: 'Admin panel', tr: 'Yönetim paneli' } },
      { value: 'web', label: { en: 'Web', tr: 'Web' } },
      { value: 'email', label: { en: 'E-mail', tr: 'E-posta' } },
      { value: 'system', label: { en: 'System', tr: 'Sistem' } },
    ],
    access: { read: agentsOnly },
  },
  {
    name: 'attachments',
    type: 'relationship',
    relationTo: 'media',
    hasMany: true,
    label: { en: 'Attachments', tr: 'Ekler' },
  },
  // Whose ticket it is, copied so that one look at the row tells who may read it.
  {
    name: 'owner',
    type: 'relationship',
    relationTo: 'users',
    index: true,
    access: { read: agentsOnly },
    admin: { hidden: true },
  },
  { name: 'seq', type: 'number', access: { read: agentsOnly }, admin: { hidden: true } },
  { name: 'publicSeq', type: 'number', admin: { hidden: true } },
]
