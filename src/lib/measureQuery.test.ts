import { expect, test } from '@jest/globals'
import { parse } from 'graphql'
import { measureQuery } from './measureQuery'

const measure = (text: string) => measureQuery(parse(text))

test('counts fields, levels and aliases', () => {
  expect(measure('{ Events { docs { id title } } a: Event(id: 1) { id } }')).toEqual({
    depth: 3,
    fields: 6,
    aliases: 1,
    operations: 1,
    actions: 0,
  })
})

test('counts a fragment wherever it is spread, and what is inline as part of its field', () => {
  const text = `query A { Event { ...E } } query B { Event { ...E ... on Event { x: title } } }
                fragment E on Event { id title }`
  expect(measure(text)).toEqual({ depth: 2, fields: 7, aliases: 1, operations: 2, actions: 0 })
})

test('counts the actions of a mutation, those in fragments too', () => {
  const text = 'mutation { a { id } ...M ... on M { d } } fragment M on M { b { x y } c }'
  expect(measure(text)).toMatchObject({ actions: 4 })
})

test('fragments that multiply are measured without being written out', () => {
  const levels = Array.from(
    { length: 60 },
    (_, level) => `fragment F${level} on Q { ...F${level + 1} ...F${level + 1} }`,
  )
  const text = `{ ...F0 } ${levels.join(' ')} fragment F60 on Q { id }`
  expect(measure(text).fields).toBe(2 ** 60)
})

test('a fragment that contains itself is beyond every limit', () => {
  const text = '{ ...A } fragment A on Q { a { ...B } } fragment B on Q { b { ...A } }'
  expect(measure(text)).toMatchObject({ depth: Infinity, fields: Infinity })
})

test('an unknown fragment is for the validation of the query', () => {
  expect(measure('{ ...Nobody }')).toMatchObject({ depth: 0, fields: 0 })
})
