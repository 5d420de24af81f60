import type { Field } from 'payload'
import { holds } from '@/access/can'
import { registrationStateLabels } from '@/lib/registrationState'
import { searchField } from '@/lib/searchField'

const staffOnly = ({ req }: { req: Parameters<typeof holds>[0] }) => holds(req, 'events.read')
const systemOnly = { create: () => false, update: () => false }
/** A copy of an event gets its own. */
const notCopied = { beforeDuplicate: [() => null] }

/** What others build on the event, and what the platform keeps with it. */
export const systemFields: Field[] = [
  {
    name: 'metadata',
    type: 'json',
    label: { en: 'Metadata', tr: 'Ek bilgiler' },
    admin: {
      description: {
        en: 'Anything your site needs beside the fields. Visitors can read it.',
        tr: 'Alanlar dışında sitenizin gereksindiği her şey. Ziyaretçiler okuyabilir.',
      },
    },
  },
  {
    name: 'importKey',
    type: 'text',
    unique: true,
    access: { read: staffOnly, ...systemOnly },
    hooks: notCopied,
    admin: { hidden: true },
  },
  {
    name: 'eventImport',
    type: 'relationship',
    relationTo: 'event-imports',
    label: { en: 'Imported from', tr: 'Aktarıldığı dosya' },
    access: { read: staffOnly, ...systemOnly },
    hooks: notCopied,
    admin: { readOnly: true, condition: ({ eventImport }) => Boolean(eventImport) },
  },
  {
    name: 'icsUid',
    type: 'text',
    access: systemOnly,
    hooks: notCopied,
    admin: { hidden: true },
  },
  {
    name: 'icsSequence',
    type: 'number',
    defaultValue: 0,
    access: systemOnly,
    hooks: { beforeDuplicate: [() => 0] },
    admin: { hidden: true },
  },
  {
    name: 'previousStartDate',
    type: 'date',
    access: systemOnly,
    hooks: notCopied,
    admin: { hidden: true },
  },
  // Title, place, organiser, summary and slug; the place alone.
  searchField({ name: 'searchText' }),
  searchField({ name: 'searchPlace' }),
]

/** Derived on reading by `addRegistrationState`. */
export const derivedFields: Field[] = [
  {
    name: 'registrationState',
    type: 'select',
    virtual: true,
    label: { en: 'Registration', tr: 'Kayıt durumu' },
    options: Object.entries(registrationStateLabels).map(([value, label]) => ({ value, label })),
    access: systemOnly,
    admin: { hidden: true, disableListFilter: true },
  },
  {
    name: 'seatsLeft',
    type: 'number',
    virtual: true,
    label: { en: 'Seats left', tr: 'Kalan koltuk' },
    access: systemOnly,
    admin: { hidden: true, disableListColumn: true, disableListFilter: true },
  },
]
