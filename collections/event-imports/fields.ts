import type { Field } from 'payload'
import { importStates } from '@/lib/importStates'
import { stateOptions } from '@/lib/states'

type Text = { en: string; tr: string }

const count = (name: string, label: Text) =>
  ({ name, type: 'number', required: true, defaultValue: 0, label }) as const

/** A file of events on its way in: what was asked, how far it is, and what became of its rows. */
export const eventImportFields: Field[] = [
  {
    name: 'progress',
    type: 'ui',
    label: { en: 'Progress and report', tr: 'İlerleme ve rapor' },
    admin: {
      components: { Field: '/src/app/(payload)/components/imports/ImportField#ImportField' },
      disableListColumn: true,
    },
  },
  { name: 'fileName', type: 'text', required: true, label: { en: 'File', tr: 'Dosya' } },
  {
    type: 'row',
    fields: [
      {
        name: 'status',
        type: 'select',
        required: true,
        defaultValue: 'queued',
        index: true,
        label: { en: 'Status', tr: 'Durum' },
        options: stateOptions(importStates),
      },
      {
        name: 'dryRun',
        type: 'checkbox',
        required: true,
        defaultValue: false,
        label: { en: 'Check only', tr: 'Yalnızca denetle' },
      },
    ],
  },
  // { code, line?, message: { en, tr } }: why the file could not be taken, or the work stopped.
  { name: 'failure', type: 'json', label: { en: 'Reason', tr: 'Gerekçe' } },
  {
    type: 'row',
    fields: [
      count('total', { en: 'Rows in the file', tr: 'Dosyadaki satır' }),
      count('done', { en: 'Rows done', tr: 'İşlenen satır' }),
      count('created', { en: 'New events', tr: 'Yeni etkinlik' }),
      count('updated', { en: 'Changed', tr: 'Değişen' }),
      count('unchanged', { en: 'Unchanged', tr: 'Değişmeyen' }),
      count('kept', { en: 'Different, left as is', tr: 'Farklı, dokunulmayan' }),
      count('duplicates', { en: 'Twice in the file', tr: 'Dosyada yinelenen' }),
      count('refused', { en: 'Not usable', tr: 'Kullanılamayan' }),
      count('warnings', { en: 'Warnings', tr: 'Uyarı' }),
    ],
  },
  { name: 'options', type: 'json', label: { en: 'Options', tr: 'Seçenekler' } },
  // { format, encoding, delimiter, columns: [{ name, target }] }
  { name: 'found', type: 'json', label: { en: 'Found in the file', tr: 'Dosyada bulunan' } },
  { name: 'bytes', type: 'number', required: true, label: { en: 'Bytes', tr: 'Bayt' } },
  {
    name: 'startedBy',
    type: 'relationship',
    relationTo: 'users',
    label: { en: 'Started by', tr: 'Başlatan' },
  },
  { name: 'language', type: 'text', required: true, defaultValue: 'en', admin: { hidden: true } },
]
