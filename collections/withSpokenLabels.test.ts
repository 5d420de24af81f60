import { expect, test } from '@jest/globals'
import type { Field } from 'payload'
import { withSpokenLabels } from './withSpokenLabels'

test('labels are spoken, but for fields whose component is kept for every reader', () => {
  const label = { en: 'Name', tr: 'Ad' }
  const [plain, ours] = withSpokenLabels([
    { name: 'plain', type: 'text', label },
    { name: 'ours', type: 'json', label, admin: { components: { Field: '/x#X' } } },
  ]) as (Field & { label: unknown })[]
  const spoken = plain?.label as (args: object) => string
  expect([spoken({ i18n: { language: 'tr' } }), ours?.label]).toEqual(['Ad', label])
})
