import { expect, test } from '@jest/globals'
import { readdirSync } from 'node:fs'
import { catalog } from '@jobs/catalog'
import { handlers } from '@jobs/handlers'

test('a missing handler does not compile', () => {
  // @ts-expect-error the type checker refuses handlers without one for each job
  const incomplete: typeof handlers = {}
  expect(incomplete).not.toHaveProperty([catalog[0].name])
})

test('every job has a handler, and every job file is in the catalogue', () => {
  const files = readdirSync('jobs', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.job.ts'))
    .map((file) => file.replace(/^.*\//, '').replace('.job.ts', ''))
  expect(catalog.map(({ name }) => name.split('.').at(-1)).sort()).toEqual(files.sort())
  expect(Object.keys(handlers).sort()).toEqual(catalog.map(({ name }) => name).sort())
})

test('no two jobs share a name', () => {
  expect(new Set(catalog.map(({ name }) => name)).size).toBe(catalog.length)
})
