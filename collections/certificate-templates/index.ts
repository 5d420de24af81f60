import type { CollectionConfig } from 'payload'
import { can } from '@/access/can'
import { any } from '@/access/compose'
import { backgroundStyles, pageSizes } from '@/lib/certificates/design'
import { colorField, elementFields } from './elementFields'
import { previewEndpoints } from './endpoints/preview'
import { keepOneDefault } from './hooks/keepOneDefault'
import { raiseVersion } from './hooks/raiseVersion'

const styleLabels = {
  plain: { en: 'Plain', tr: 'Sade' },
  band: { en: 'Band with rosettes', tr: 'Rozetli şerit' },
  frame: { en: 'Woven frame', tr: 'Örgü çerçeve' },
}

/** How certificates look. What was printed keeps the look it was printed with, whatever happens here. */
export const certificateTemplates: CollectionConfig<'certificate-templates'> = {
  slug: 'certificate-templates',
  labels: {
    singular: { en: 'Certificate template', tr: 'Sertifika şablonu' },
    plural: { en: 'Certificate templates', tr: 'Sertifika şablonları' },
  },
  admin: {
    group: { en: 'Certificates', tr: 'Sertifikalar' },
    useAsTitle: 'name',
    defaultColumns: ['name', 'isDefault', 'version', 'status', 'updatedAt'],
    description: {
      en: 'Changes hold for certificates planned from now on; those that are out keep their look.',
      tr: 'Değişiklikler bundan sonra planlananlarda geçerlidir; verilmiş olanlar aynı kalır.',
    },
  },
  access: {
    create: can('certificates.update'),
    read: any(can('certificates.read'), can('certificates.issue')),
    update: can('certificates.update'),
    delete: can('certificates.update'),
  },
  versions: { maxPerDoc: 50 },
  lockDocuments: false,
  endpoints: previewEndpoints,
  hooks: { beforeChange: [raiseVersion], afterChange: [keepOneDefault] },
  fields: [
    {
      name: 'name',
      type: 'text',
      required: true,
      maxLength: 120,
      label: { en: 'Name', tr: 'Ad' },
    },
    {
      name: 'preview',
      type: 'ui',
      admin: {
        disableListColumn: true,
        components: {
          Field: '/src/app/(payload)/components/certificates/TemplatePreview#TemplatePreview',
        },
      },
    },
    {
      name: 'title',
      type: 'group',
      label: { en: 'What the document is called', tr: 'Belgenin adı' },
      fields: [
        {
          type: 'row',
          fields: [
            {
              name: 'tr',
              type: 'text',
              maxLength: 120,
              label: 'Türkçe',
              defaultValue: 'Katılım Sertifikası',
            },
            {
              name: 'en',
              type: 'text',
              maxLength: 120,
              label: 'English',
              defaultValue: 'Certificate of Attendance',
            },
          ],
        },
      ],
    },
    {
      name: 'page',
      type: 'group',
      label: { en: 'Page', tr: 'Sayfa' },
      fields: [
        {
          type: 'row',
          fields: [
            {
              name: 'size',
              type: 'select',
              defaultValue: 'A4',
              label: { en: 'Size', tr: 'Boyut' },
              options: Object.keys(pageSizes).map((value) => ({
                value,
                label: value === 'letter' ? { en: 'Letter', tr: 'Letter (ABD)' } : value,
              })),
            },
            {
              name: 'orientation',
              type: 'select',
              defaultValue: 'landscape',
              label: { en: 'Orientation', tr: 'Yön' },
              options: [
                { value: 'landscape', label: { en: 'Landscape', tr: 'Yatay' } },
                { value: 'portrait', label: { en: 'Portrait', tr: 'Dikey' } },
              ],
            },
          ],
        },
      ],
    },
    {
      name: 'background',
      type: 'group',
      label: { en: 'Background', tr: 'Arka plan' },
      fields: [
        {
          type: 'row',
          fields: [
            {
              name: 'style',
              type: 'select',
              defaultValue: 'band',
              label: { en: 'Style', tr: 'Biçem' },
              options: backgroundStyles.map((value) => ({ value, label: styleLabels[value] })),
            },
            colorField('paper', { en: 'Paper', tr: 'Kâğıt' }, '#fffefb'),
            colorField('accent', { en: 'Main colour', tr: 'Ana renk' }, '#2b2a6c'),
            colorField('highlight', { en: 'Second colour', tr: 'İkinci renk' }, '#c9a24b'),
          ],
        },
        {
          name: 'image',
          type: 'upload',
          relationTo: 'media',
          label: { en: 'Picture over the whole page', tr: 'Tüm sayfayı kaplayan resim' },
          filterOptions: { mimeType: { in: ['image/png', 'image/jpeg', 'image/webp'] } },
        },
      ],
    },
    {
      name: 'elements',
      type: 'array',
      label: { en: 'Elements', tr: 'Ögeler' },
      labels: {
        singular: { en: 'Element', tr: 'Öge' },
        plural: { en: 'Elements', tr: 'Ögeler' },
      },
      maxRows: 100,
      admin: {
        initCollapsed: true,
        components: {
          RowLabel: '/src/app/(payload)/components/certificates/ElementLabel#ElementLabel',
        },
      },
      fields: elementFields,
    },
    {
      name: 'isDefault',
      type: 'checkbox',
      defaultValue: false,
      label: { en: 'Used where none is chosen', tr: 'Seçilmediğinde bu kullanılır' },
      admin: { position: 'sidebar' },
    },
    {
      name: 'status',
      type: 'select',
      defaultValue: 'active',
      label: { en: 'Status', tr: 'Durum' },
      options: [
        { value: 'active', label: { en: 'Active', tr: 'Kullanımda' } },
        { value: 'archived', label: { en: 'Archived', tr: 'Arşivde' } },
      ],
      admin: { position: 'sidebar' },
    },
    {
      name: 'version',
      type: 'number',
      defaultValue: 1,
      label: { en: 'Version', tr: 'Sürüm' },
      access: { create: () => false, update: () => false },
      admin: { readOnly: true, position: 'sidebar' },
    },
  ],
}
