import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runJest } from '@/testing/runJest'
import { addTotals, totalsLine } from '@/testing/totals'

const files = {
  'package.json': '{}',
  'jest.config.json': '{}',
  'mixed.test.js': `
    test('passes', () => {})
    test('fails', () => { throw new Error('on purpose') })
    test.skip('is skipped', () => {})
    test.todo('is to do')`,
  'broken.test.js': `require('./absent')\ntest('never counted', () => {})`,
  'fine.test.js': `test('passes', () => {})`,
  'marked.test.js': `/**\n * On every backend.\n * @backends\n */\ntest('passes', () => {})`,
  'mentions.test.js': `/** Not a mark: see @backends elsewhere. */\ntest('passes', () => {})\n/** @backends */`,
  'threshold.config.json': JSON.stringify({
    collectCoverageFrom: ['unused.js'],
    coverageThreshold: { global: { lines: 70 } },
  }),
  'unused.js': 'module.exports = () => 1',
}
let folder: string

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rostrum-runner-'))
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(path.join(folder, name), content)
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (...args: string[]) =>
  runJest(args, { cwd: folder, env: process.env, output: 'ignore' })

test('passed, failed, skipped and files that do not load are all counted', async () => {
  const mixed = await run('mixed', 'broken')
  expect(mixed).toEqual({ files: 2, passed: 1, failed: 2, skipped: 2 })
  const fine = await run('fine')
  expect(fine).toEqual({ files: 1, passed: 1, failed: 0, skipped: 0 })
  expect(totalsLine(addTotals([mixed, fine]))).toBe('2 passed, 2 failed, 2 skipped')
}, 60_000)

test('a run without tests, or one that only misses its coverage, is a failure', async () => {
  expect((await run('no-such-file')).failed).toBe(1)
  expect(await run('fine', '--coverage', '--config', 'threshold.config.json')).toEqual({
    files: 1,
    passed: 1,
    failed: 1,
    skipped: 0,
  })
}, 60_000)

test('the backend filter takes the files marked in their opening comment, and no others', async () => {
  const filter = path.resolve('src/testing/onlyBackendTests.cjs')
  expect(await run('--filter', filter)).toEqual({ files: 1, passed: 1, failed: 0, skipped: 0 })
}, 60_000)
