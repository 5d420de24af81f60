import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@jest/globals'
import { findVulnerable, type Advisory } from '@/testing/security/findVulnerable'

/** `npm audit` needs a registry that answers it; this list and the lockfile are always there. */
const read = (file: string) => JSON.parse(readFileSync(path.resolve(file), 'utf8'))
const advisories = read('src/testing/security/advisories.json') as Advisory[]
const lock = read('package-lock.json') as { packages: Record<string, { version?: string }> }

test('no package in the lockfile has a known hole', () => {
  expect(findVulnerable(lock, advisories)).toEqual([])
})

test('every advisory is about a package that is installed', () => {
  const installed = new Set(
    Object.keys(lock.packages).map((place) => place.split('node_modules/').at(-1)),
  )
  expect(advisories.filter((advisory) => !installed.has(advisory.package))).toEqual([])
})

test('a version before the fix of its line is found, wherever it is nested', () => {
  const advisory = { package: 'next', fixed: ['15.5.28', '16.4.1'], ids: 'X', what: 'y' }
  const found = (version: string, place = 'node_modules/next') =>
    findVulnerable({ packages: { [place]: { version } } }, [advisory]).length
  expect(['14.9.9', '15.5.27', '16.4.0', '16.4.1-canary.3'].map((each) => found(each))).toEqual([
    ...[1, 1, 1, 1],
  ])
  expect(['15.5.28', '15.10.0', '16.4.1', '17.0.0'].map((each) => found(each))).toEqual([
    ...[0, 0, 0, 0],
  ])
  expect(found('16.0.0', 'node_modules/a/node_modules/next')).toBe(1)
})
