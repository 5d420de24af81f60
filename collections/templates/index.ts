import type { CollectionConfig } from 'payload'
import { can } from '@/access/can'
import { mailEditor } from '@/lib/mailEditor'

/** Reusable beginnings of campaigns, with their history. */
export const templates: CollectionConfig<'templates'> = {
  slug: 'templates',
  labels: {
    singular: { en: 'Mail template', tr: 'Posta şablonu' },
    plural: { en: 'Mail templates', tr: 'Posta şablonları' },
  },
  admin: {
    group: { en: 'Campaigns', tr: 'Kampanyalar' },
    useAsTitle: 'name',
    defaultColumns: ['name', 'locale', 'subject', 'updatedAt'],
    listSearchableFields: ['name', 'subject'],
    description: {
      en: 'A campaign that names a template starts with its subject and content; later changes of the template do not touch it.',
      tr: 'Şablon seçen kampanya onun konusu ve içeriğiyle başlar; şablonun sonraki değişiklikleri kampanyayı etkilemez.',
    },
  },
  access: {
    create: can('campaigns.create'),
    read: can('campaigns.read'),
    readVersions: can('campaigns.read'),
    update: can('campaigns.update'),
    delete: can('campaigns.delete'),
  },
  trash: true,
  lockDocuments: false,
  versions: { maxPerDoc: 50 },
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: 120, label: { en: 'Name', tr: 'Ad' } },
    {
      name: 'subject',
      type: 'text',
      maxLength: 200,
      label: { en: 'Subject', tr: 'Konu' },
    },
    {
      name: 'preheader',
      type: 'text',
      maxLength: 200,
      label: { en: 'Preview line', tr: 'Önizleme satırı' },
    },
    {
      name: 'content',
      type: 'richText',
      required: true,
      editor: mailEditor(),
      label: { en: 'Content', tr: 'İçerik' },
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
  ],
}
