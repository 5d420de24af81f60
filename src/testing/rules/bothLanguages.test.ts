import { expect, test } from '@jest/globals'
import type { CollectionConfig } from 'payload'
import { collections } from '@collections/index'

/** Said the same in both languages: languages in their own words, names, sizes of paper, examples. */
const ownNames = [
  ...['English', 'Türkçe', 'Message-ID', 'webhook-id', 'Mastodon', 'Bluesky', 'A4', 'A5'],
  ...['Europe/Istanbul', 'https://example.org/webhooks/rostrum'],
]

type Part = Record<string, unknown>

const isPart = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const partsOf = (value: unknown) => (Array.isArray(value) ? value.filter(isPart) : [])

/** Whether staff can read it in English and in Turkish. A function asks Payload's own translations. */
function isInBoth(text: unknown): boolean {
  if (typeof text === 'function') return true
  if (typeof text === 'string') return ownNames.includes(text)
  return isPart(text) && [text.en, text.tr].every((said) => typeof said === 'string' && said !== '')
}

/** Neither on a form nor in the columns of a list. */
function isHidden({ hidden, admin }: Part): boolean {
  const { hidden: offForm, disableListColumn } = (admin ?? {}) as Part
  return hidden === true || (offForm === true && disableListColumn !== false)
}

/** Where somebody would read only one language, as paths into the config. */
function findOneSided(field: Part, at: string): string[] {
  const { name, type, label, labels, options, fields, tabs, blocks, admin } = field
  const path = typeof name === 'string' ? `${at}.${name}` : at
  if (isHidden(field)) return []
  const { description, placeholder, disableListColumn } = (admin ?? {}) as Part
  const titled = type === 'ui' ? disableListColumn !== true : typeof name === 'string'
  const texts: [what: string, text: unknown][] = [
    ...(titled && label !== false ? [['label', label] as [string, unknown]] : []),
    ...(!titled && label ? [['label', label] as [string, unknown]] : []),
    ...(description ? [['description', description] as [string, unknown]] : []),
    ...(placeholder ? [['placeholder', placeholder] as [string, unknown]] : []),
    ...Object.entries((labels ?? {}) as Part),
    ...(Array.isArray(options) ? options : []).map((option: unknown): [string, unknown] =>
      isPart(option) ? [`options.${String(option.value)}`, option.label] : ['options', option],
    ),
  ]
  return [
    ...texts.filter(([, text]) => !isInBoth(text)).map(([what]) => `${path}: ${what}`),
    ...partsOf(fields).flatMap((inner) => findOneSided(inner, path)),
    ...partsOf(tabs).flatMap((tab) => findOneSided(tab, path)),
    ...partsOf(blocks).flatMap((block) => findOneSided({ ...block, name: block.slug }, path)),
  ]
}

function findInCollection({ slug, labels, admin = {}, fields }: CollectionConfig): string[] {
  const { group, description, hidden } = admin
  if (hidden === true) return []
  const texts = { singular: labels?.singular, plural: labels?.plural, group, description }
  return [
    ...Object.entries(texts)
      .filter(([what, text]) => (what !== 'description' || text) && !isInBoth(text))
      .map(([what]) => `${slug}: ${what}`),
    ...fields.flatMap((field) => findOneSided(field as unknown as Part, slug)),
  ]
}

test('every label, option and description of the panel is there in English and in Turkish', () => {
  expect(collections.flatMap(findInCollection)).toEqual([])
})

test('one that is not is found, however deep it stands', () => {
  const title = { en: 'Title', tr: 'Başlık' }
  const found = findInCollection({
    slug: 'things',
    labels: { singular: title, plural: 'Things' },
    admin: { group: title, description: { en: 'Only English' } },
    fields: [
      { name: 'unnamed', type: 'text' },
      { name: 'good', type: 'select', label: title, options: [{ value: 'a', label: title }] },
      { name: 'bare', type: 'select', label: title, options: ['a', { value: 'b', label: 'B' }] },
      { name: 'off', type: 'text', admin: { hidden: true } },
      {
        type: 'tabs',
        tabs: [
          {
            label: title,
            fields: [
              {
                name: 'rows',
                type: 'array',
                label: title,
                fields: [{ name: 'deep', type: 'text' }],
              },
            ],
          },
        ],
      },
    ],
  })
  expect(found).toEqual([
    'things: plural',
    'things: description',
    'things.unnamed: label',
    'things.bare: options',
    'things.bare: options.b',
    'things.rows.deep: label',
  ])
})
