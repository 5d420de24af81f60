import type { Field } from 'payload'
import { campaignStates } from '@/lib/campaignStates'
import { mailEditor } from '@/lib/mailEditor'
import { stateOptions } from '@/lib/states'

const systemOnly = { create: () => false, update: () => false }

const base = '/src/app/(payload)/components/campaigns'

const desk: Field = {
  name: 'desk',
  type: 'ui',
  label: { en: 'Sending', tr: 'Gönderim' },
  admin: {
    disableListColumn: true,
    components: { Field: `${base}/CampaignPanel#CampaignPanel` },
  },
}

const message: Field[] = [
  {
    name: 'name',
    type: 'text',
    required: true,
    maxLength: 160,
    label: { en: 'Name', tr: 'Ad' },
    admin: {
      description: { en: 'For you; people do not see it.', tr: 'Sizin için; kişiler görmez.' },
    },
  },
  {
    name: 'subject',
    type: 'text',
    maxLength: 300,
    label: { en: 'Subject', tr: 'Konu' },
    admin: {
      description: {
        en: 'Merge tags work here too: {{ contact.givenName }}.',
        tr: 'Etiketler burada da çalışır: {{ contact.givenName }}.',
      },
    },
  },
  {
    name: 'preheader',
    type: 'text',
    maxLength: 300,
    label: { en: 'Preview line', tr: 'Önizleme satırı' },
    admin: {
      description: {
        en: 'What mail programs show beside the subject.',
        tr: 'Posta programlarının konunun yanında gösterdiği metin.',
      },
    },
  },
  {
    name: 'content',
    type: 'richText',
    editor: mailEditor(),
    label: { en: 'Content', tr: 'İçerik' },
    admin: {
      description: {
        en: 'Tags: {{ contact.givenName }}, {{ contact.familyName }}, {{ contact.email }}, {{ event.title }}, {{ event.date }}, {{ event.location }}, {{ event.url }}, {{ unsubscribeUrl }}. A link to unsubscribe is added when there is none.',
        tr: 'Etiketler: {{ contact.givenName }}, {{ contact.familyName }}, {{ contact.email }}, {{ event.title }}, {{ event.date }}, {{ event.location }}, {{ event.url }}, {{ unsubscribeUrl }}. Abonelikten çıkma bağlantısı yoksa eklenir.',
      },
    },
  },
]

const audience: Field = {
  name: 'audience',
  type: 'group',
  label: { en: 'Audience', tr: 'Alıcılar' },
  admin: {
    description: {
      en: 'Everyone on one of the lists; the conditions narrow them further. Conditions alone choose among all contacts.',
      tr: 'Listelerden birinde olan herkes; koşullar bunu daraltır. Yalnızca koşul verilirse tüm kişiler arasından seçilir.',
    },
  },
  fields: [
    {
      name: 'lists',
      type: 'relationship',
      relationTo: 'lists',
      hasMany: true,
      label: { en: 'Lists', tr: 'Listeler' },
    },
    {
      name: 'filter',
      type: 'json',
      label: { en: 'Conditions', tr: 'Koşullar' },
      admin: { components: { Field: `${base}/ConditionsField#ConditionsField` } },
    },
  ],
}

const settings: Field[] = [
  {
    name: 'template',
    type: 'relationship',
    relationTo: 'templates',
    label: { en: 'Template', tr: 'Şablon' },
    admin: {
      position: 'sidebar',
      description: {
        en: 'Fills in subject and content where they are empty.',
        tr: 'Boş olan konu ve içeriği doldurur.',
      },
    },
  },
  {
    name: 'event',
    type: 'relationship',
    relationTo: 'events',
    index: true,
    label: { en: 'Event', tr: 'Etkinlik' },
    admin: {
      position: 'sidebar',
      description: { en: 'For the {{ event.* }} tags.', tr: '{{ event.* }} etiketleri için.' },
    },
  },
  {
    name: 'sender',
    type: 'relationship',
    relationTo: 'senders',
    label: { en: 'Sender', tr: 'Gönderen' },
    admin: { position: 'sidebar' },
  },
  {
    name: 'locale',
    type: 'select',
    required: true,
    defaultValue: 'en',
    label: { en: 'Language', tr: 'Dil' },
    options: [
      { value: 'en', label: 'English' },
      { value: 'tr', label: 'Türkçe' },
    ],
    admin: { position: 'sidebar' },
  },
  {
    name: 'trackOpens',
    type: 'checkbox',
    defaultValue: true,
    label: { en: 'Count opens', tr: 'Açılmaları say' },
    admin: { position: 'sidebar' },
  },
  {
    name: 'trackClicks',
    type: 'checkbox',
    defaultValue: true,
    label: { en: 'Count clicks', tr: 'Tıklamaları say' },
    admin: { position: 'sidebar' },
  },
]

const moment = (name: string, label: { en: string; tr: string }): Field => ({
  name,
  type: 'date',
  label,
  access: systemOnly,
  admin: {
    readOnly: true,
    position: 'sidebar',
    condition: (data) => Boolean(data?.[name]),
    date: { pickerAppearance: 'dayAndTime' },
  },
})

const counter = (name: string, label: { en: string; tr: string }): Field => ({
  name,
  type: 'number',
  defaultValue: 0,
  label,
  access: systemOnly,
  admin: { hidden: true, disableListColumn: false },
})

const progress: Field[] = [
  {
    name: 'status',
    type: 'select',
    defaultValue: 'draft',
    index: true,
    label: { en: 'Status', tr: 'Durum' },
    options: stateOptions(campaignStates),
    access: systemOnly,
    // On the form it stands in the desk, where it is live.
    admin: {
      hidden: true,
      disableListColumn: false,
      components: { Cell: `${base}/StatusCell#CampaignStatusCell` },
    },
  },
  {
    name: 'statusReason',
    type: 'text',
    label: { en: 'Reason', tr: 'Gerekçe' },
    access: systemOnly,
    admin: {
      readOnly: true,
      position: 'sidebar',
      condition: (data) => Boolean(data?.statusReason),
    },
  },
  moment('scheduledAt', { en: 'Scheduled for', tr: 'Gönderim zamanı' }),
  {
    name: 'timezone',
    type: 'text',
    label: { en: 'Time zone', tr: 'Saat dilimi' },
    access: systemOnly,
    admin: { readOnly: true, position: 'sidebar', condition: (data) => Boolean(data?.timezone) },
  },
  moment('startedAt', { en: 'Started', tr: 'Başladı' }),
  // Set once every recipient has a row in the ledger; no mail leaves before.
  { name: 'plannedAt', type: 'date', access: systemOnly, admin: { hidden: true } },
  moment('sentAt', { en: 'Finished', tr: 'Bitti' }),
  counter('totalRecipients', { en: 'Recipients', tr: 'Alıcı' }),
  counter('sentCount', { en: 'Accepted', tr: 'Kabul edilen' }),
  counter('openedCount', { en: 'Opened', tr: 'Açan' }),
  counter('clickedCount', { en: 'Clicked', tr: 'Tıklayan' }),
  {
    name: 'metadata',
    type: 'json',
    label: { en: 'Metadata', tr: 'Ek bilgiler' },
    admin: { hidden: true },
  },
]

/** The fields of a campaign, in the order of its form. */
export const campaignFields: Field[] = [desk, ...message, audience, ...settings, ...progress]
