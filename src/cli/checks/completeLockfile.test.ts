import { expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { completeLockfile } from '@/cli/checks/completeLockfile'

const lockOf = (packages: object) => JSON.stringify({ lockfileVersion: 3, packages })

test('adds the programs of other platforms with what their names tell', () => {
  const { text, added, unknown } = completeLockfile(
    lockOf({
      '': { name: 'rostrum' },
      'node_modules/tool': {
        version: '2.0.0',
        dev: true,
        optionalDependencies: {
          '@tool/core-darwin-arm64': '2.0.0',
          '@tool/core-linux-x64-gnu': '2.0.0',
          '@tool/core-linux-arm-musleabihf': '2.0.0',
          '@tool/core-win32-x64-msvc': '2.0.0',
        },
      },
      'node_modules/@tool/core-linux-x64-gnu': { version: '2.0.0', os: ['linux'], cpu: ['x64'] },
    }),
  )
  expect(unknown).toEqual([])
  expect(added).toHaveLength(3)
  const { packages } = JSON.parse(text)
  expect(packages['node_modules/@tool/core-darwin-arm64']).toEqual({
    version: '2.0.0',
    os: ['darwin'],
    cpu: ['arm64'],
    dev: true,
    optional: true,
  })
  expect(packages['node_modules/@tool/core-linux-arm-musleabihf'].libc).toEqual(['musl'])
  expect(completeLockfile(text).added).toEqual([])
})

test('a package found in a folder above the asking one is not missing', () => {
  const { added } = completeLockfile(
    lockOf({
      'node_modules/a/node_modules/b': {
        version: '1.0.0',
        optionalDependencies: { 'c-linux-x64': '1.0.0', 'd-linux-x64': '1.0.0' },
      },
      'node_modules/a/node_modules/c-linux-x64': { version: '1.0.0' },
      'node_modules/d-linux-x64': { version: '1.0.0' },
    }),
  )
  expect(added).toEqual([])
})

test('a name without a platform and a version range are reported, never guessed', () => {
  const { added, unknown } = completeLockfile(
    lockOf({
      'node_modules/a': {
        optionalDependencies: { mystery: '1.0.0', 'a-linux-x64': '^1.0.0' },
      },
    }),
  )
  expect(added).toEqual([])
  expect(unknown).toEqual(['mystery@1.0.0', 'a-linux-x64@^1.0.0'])
})

test('the lockfile of this project is complete', () => {
  const { added, unknown } = completeLockfile(readFileSync('package-lock.json', 'utf8'))
  expect([...added, ...unknown]).toEqual([])
})
