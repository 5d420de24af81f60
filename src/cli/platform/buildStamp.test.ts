import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import {
  bundles,
  hashSources,
  isBuildCurrent,
  removeBuildStamp,
  writeBuildStamp,
} from './buildStamp'

let root: string

const put = async (file: string, text = '') => {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true })
  await writeFile(path.join(root, file), text)
}

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'build-'))
  await put('payload.config.ts', 'export default 1')
  await put('src/server/main.ts', 'serve()')
  for (const name of Object.keys(bundles)) await put(`dist/${name}.mjs`)
  await put('.next/BUILD_ID', 'pages-1')
  await writeBuildStamp(root, await hashSources(root))
})
afterEach(() => rm(root, { recursive: true, force: true }))

test('a build is current until a source, the pages or a program change or go missing', async () => {
  expect(await isBuildCurrent(root)).toBe(true)

  await put('src/server/main.ts', 'serve(2)')
  expect(await isBuildCurrent(root)).toBe(false)
  await put('src/server/main.ts', 'serve()')
  expect(await isBuildCurrent(root)).toBe(true)

  await put('package-lock.json', '{}')
  expect(await isBuildCurrent(root)).toBe(false)
  await rm(path.join(root, 'package-lock.json'))

  await put('.next/BUILD_ID', 'pages-2')
  expect(await isBuildCurrent(root)).toBe(false)
  await put('.next/BUILD_ID', 'pages-1')

  await rm(path.join(root, 'dist/worker.mjs'))
  expect(await isBuildCurrent(root)).toBe(false)
})

test('a moved file makes the build stale although no byte is new', async () => {
  await rm(path.join(root, 'src/server/main.ts'))
  await put('src/server/start.ts', 'serve()')
  expect(await isBuildCurrent(root)).toBe(false)
})

test('tests and their harness are no part of the build', async () => {
  await put('src/server/main.test.ts', 'expect()')
  await put('src/testing/harness.ts', 'boot()')
  expect(await isBuildCurrent(root)).toBe(true)
})

test('a build that was begun and not finished is not current', async () => {
  await removeBuildStamp(root)
  expect(await isBuildCurrent(root)).toBe(false)
  await put('dist/build.json', '{"sources":')
  expect(await isBuildCurrent(root)).toBe(false)
})

test('a build whose pages are missing is not declared whole', async () => {
  await rm(path.join(root, '.next'), { recursive: true })
  await expect(writeBuildStamp(root, await hashSources(root))).rejects.toThrow('no pages')
})
