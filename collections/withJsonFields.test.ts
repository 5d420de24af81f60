import { expect, test } from '@jest/globals'
import type { Field } from 'payload'
import { collections } from './index'
import { withJsonFields } from './withJsonFields'

/** Every JSON field, wherever it stands. */
function jsonFields(fields: Field[]): Extract<Field, { type: 'json' }>[] {
  return fields.flatMap((field) => {
    if (field.type === 'json') return [field]
    if (field.type === 'tabs') return field.tabs.flatMap((tab) => jsonFields(tab.fields))
    if (field.type === 'blocks') return field.blocks.flatMap((block) => jsonFields(block.fields))
    return 'fields' in field ? jsonFields(field.fields) : []
  })
}

test('no JSON field of any collection is left to the editor from another server', () => {
  const fields = collections.flatMap((collection) => jsonFields(withJsonFields(collection.fields)))
  expect(fields.length).toBeGreaterThan(15)
  expect(fields.filter(({ admin }) => !admin?.components?.Field)).toEqual([])
})

test('one deep inside is found too, and one with an editor of its own keeps it', () => {
  const json: Field = { name: 'facts', type: 'json' }
  const own: Field = { name: 'own', type: 'json', admin: { components: { Field: '/Own#Own' } } }
  const array: Field = { name: 'rows', type: 'array', fields: [json] }
  const blocks: Field = { name: 'b', type: 'blocks', blocks: [{ slug: 'one', fields: [json] }] }
  const tabs: Field = { type: 'tabs', tabs: [{ label: 'A', fields: [array, own] }] }
  const found = jsonFields(withJsonFields([tabs, blocks]))
  expect(found.map(({ admin }) => admin?.components?.Field)).toEqual([
    expect.stringContaining('JsonField'),
    '/Own#Own',
    expect.stringContaining('JsonField'),
  ])
})
