import { expect, test } from '@jest/globals'
import type { Field } from 'payload'
import { withSpokenLabels } from './withSpokenLabels'

test('labels are spoken, but for those that a component of ours prints', () => {
  const label = { en: 'Name', tr: 'Ad' }
  const [plain, ours, column] = withSpokenLabels([
    { name: 'plain', type: 'text', label },
    { name: 'ours', type: 'json', label, admin: { components: { Field: '/x#X' } } },
    { name: 'column', type: 'date', label, admin: { components: { Field: '/x#X' } } },
  ]) as (Field & { label: unknown })[]
  const spoken = (field: typeof plain) =>
    (field?.label as (args: object) => string)({ i18n: { language: 'tr' } })
  expect([spoken(plain), ours?.label, spoken(column)]).toEqual(['Ad', label, 'Ad'])
})
