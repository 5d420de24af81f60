import type { Condition, Field, NumberField, TextField } from 'payload'
import { designWeights, elementTypes, type ElementType } from '@/lib/certificates/design'
import type { LocalisedText } from '@/lib/localisedText'
import { sayTo } from '@/lib/sayTo'
import { certificateVariables, unknownVariables } from '@/lib/certificates/variables'

const only =
  (...types: ElementType[]): Condition =>
  (_data, element) =>
    types.includes(element?.type as ElementType)

const typeLabels: Record<ElementType, LocalisedText> = {
  text: { en: 'Text', tr: 'Metin' },
  image: { en: 'Picture', tr: 'Resim' },
  qr: { en: 'QR code', tr: 'Kare kod' },
  signature: { en: 'Signature', tr: 'İmza' },
  line: { en: 'Line', tr: 'Çizgi' },
}

const weightLabels = {
  light: { en: 'Light', tr: 'İnce' },
  regular: { en: 'Regular', tr: 'Normal' },
  semibold: { en: 'Semibold', tr: 'Yarı kalın' },
  bold: { en: 'Bold', tr: 'Kalın' },
}

type Measure = { name: string; label: LocalisedText; initial: number; min: number; max: number }

const measure = ({ name, label, initial, min, max }: Measure): NumberField => ({
  name,
  type: 'number',
  label,
  min,
  max,
  defaultValue: initial,
  admin: { step: 0.5 },
})

/** A colour as `#rrggbb`. */
export const colorField = (name: string, label: LocalisedText, initial: string): TextField => ({
  name,
  type: 'text',
  label,
  defaultValue: initial,
  validate: (value: unknown, { req }: { req: Parameters<typeof sayTo>[0] }) =>
    value === undefined ||
    value === null ||
    (typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value)) ||
    sayTo(req, {
      en: 'Write a colour like #2b2a6c.',
      tr: 'Rengi #2b2a6c biçiminde yazın.',
    }),
})

const textIn = (name: 'en' | 'tr', label: string): Field => ({
  name,
  type: 'textarea',
  label,
  maxLength: 1_000,
  admin: { rows: 2 },
  validate: (value: unknown, { req }: { req: Parameters<typeof sayTo>[0] }) => {
    const unknown = typeof value === 'string' ? unknownVariables(value) : []
    if (unknown.length === 0) return true
    const known = Object.keys(certificateVariables).join(', ')
    return sayTo(req, {
      en: `There is no variable ${unknown.join(', ')}. Known: ${known}.`,
      tr: `${unknown.join(', ')} adlı değişken yok. Bilinenler: ${known}.`,
    })
  },
})

const textFields: Field[] = [
  {
    name: 'text',
    type: 'group',
    label: { en: 'Text', tr: 'Metin' },
    admin: {
      condition: only('text'),
      description: {
        en: `Variables: ${Object.keys(certificateVariables)
          .map((name) => `{{ ${name} }}`)
          .join(' ')}`,
        tr: `Değişkenler: ${Object.keys(certificateVariables)
          .map((name) => `{{ ${name} }}`)
          .join(' ')}`,
      },
    },
    fields: [{ type: 'row', fields: [textIn('tr', 'Türkçe'), textIn('en', 'English')] }],
  },
  {
    type: 'row',
    admin: { condition: only('text') },
    fields: [
      {
        name: 'weight',
        type: 'select',
        label: { en: 'Weight', tr: 'Kalınlık' },
        defaultValue: 'regular',
        options: designWeights.map((value) => ({ value, label: weightLabels[value] })),
      },
      measure({
        name: 'size',
        label: { en: 'Size (pt)', tr: 'Boyut (pt)' },
        initial: 12,
        min: 4,
        max: 120,
      }),
      measure({
        name: 'minSize',
        label: { en: 'Smallest size (pt)', tr: 'En küçük boyut (pt)' },
        initial: 8,
        min: 4,
        max: 120,
      }),
      measure({
        name: 'maxLines',
        label: { en: 'Most lines', tr: 'En çok satır' },
        initial: 1,
        min: 1,
        max: 20,
      }),
    ],
  },
  {
    type: 'row',
    admin: { condition: only('text') },
    fields: [
      {
        name: 'align',
        type: 'select',
        label: { en: 'Alignment', tr: 'Hizalama' },
        defaultValue: 'left',
        options: [
          { value: 'left', label: { en: 'Left', tr: 'Sol' } },
          { value: 'center', label: { en: 'Centre', tr: 'Orta' } },
          { value: 'right', label: { en: 'Right', tr: 'Sağ' } },
        ],
      },
      {
        name: 'valign',
        type: 'select',
        label: { en: 'In its box', tr: 'Kutusunda' },
        defaultValue: 'top',
        options: [
          { value: 'top', label: { en: 'Top', tr: 'Üstte' } },
          { value: 'middle', label: { en: 'Middle', tr: 'Ortada' } },
          { value: 'bottom', label: { en: 'Bottom', tr: 'Altta' } },
        ],
      },
      {
        name: 'fit',
        type: 'select',
        label: { en: 'A long text', tr: 'Uzun metin' },
        defaultValue: 'wrap',
        options: [
          { value: 'wrap', label: { en: 'takes another line first', tr: 'önce satır atlar' } },
          { value: 'shrink', label: { en: 'shrinks first', tr: 'önce küçülür' } },
        ],
      },
      {
        name: 'letterCase',
        type: 'select',
        label: { en: 'Letters', tr: 'Harfler' },
        defaultValue: 'none',
        options: [
          { value: 'none', label: { en: 'As written', tr: 'Yazıldığı gibi' } },
          { value: 'upper', label: { en: 'Capitals', tr: 'Büyük' } },
        ],
      },
      {
        ...measure({
          name: 'tracking',
          label: { en: 'Letter spacing', tr: 'Harf aralığı' },
          initial: 0,
          min: 0,
          max: 1,
        }),
        admin: { step: 0.01 },
      },
    ],
  },
  {
    name: 'follows',
    type: 'checkbox',
    defaultValue: false,
    label: {
      en: 'Moves up when the text before it is short',
      tr: 'Önceki metin kısaysa yukarı kayar',
    },
    admin: { condition: only('text') },
  },
]

/** The fields of one element of a template. Lengths in millimetres from the upper left corner. */
export const elementFields: Field[] = [
  {
    name: 'type',
    type: 'select',
    label: { en: 'Kind', tr: 'Tür' },
    required: true,
    defaultValue: 'text',
    options: elementTypes.map((value) => ({ value, label: typeLabels[value] })),
  },
  {
    type: 'row',
    fields: [
      measure({
        name: 'x',
        label: { en: 'Left (mm)', tr: 'Sol (mm)' },
        initial: 20,
        min: 0,
        max: 420,
      }),
      measure({
        name: 'y',
        label: { en: 'Top (mm)', tr: 'Üst (mm)' },
        initial: 20,
        min: 0,
        max: 420,
      }),
      measure({
        name: 'width',
        label: { en: 'Width (mm)', tr: 'Genişlik (mm)' },
        initial: 100,
        min: 0.1,
        max: 420,
      }),
      measure({
        name: 'height',
        label: { en: 'Height (mm)', tr: 'Yükseklik (mm)' },
        initial: 10,
        min: 0.1,
        max: 420,
      }),
    ],
  },
  ...textFields,
  {
    name: 'image',
    type: 'upload',
    relationTo: 'media',
    label: { en: 'Picture', tr: 'Resim' },
    filterOptions: { mimeType: { in: ['image/png', 'image/jpeg', 'image/webp'] } },
    admin: {
      condition: only('image', 'signature'),
      description: {
        en: 'Left empty, the platform’s mark or a sample signature stands here.',
        tr: 'Boş bırakılırsa platformun simgesi ya da örnek bir imza görünür.',
      },
    },
  },
  {
    type: 'row',
    fields: [
      colorField('color', { en: 'Colour', tr: 'Renk' }, '#17163a'),
      {
        ...colorField('background', { en: 'Ground of the code', tr: 'Kodun zemini' }, '#ffffff'),
        admin: { condition: only('qr') },
      },
    ],
  },
]
