import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { openCommandLog } from '@/cli/processes/commandLog'
import { runToEnd } from '@/cli/processes/runToEnd'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'run-to-end-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const run = (source: string) => {
  const file = path.join(folder, 'program.mjs')
  writeFileSync(file, source)
  return runToEnd({
    what: 'The program',
    program: { file },
    log: openCommandLog({ home: folder, name: 'start' }),
    signal: new AbortController().signal,
  })
}

/** Counts its starts in a file, then does `then` with their number as `n`. */
const counting = (then: string) => `
  import { existsSync, readFileSync, writeFileSync } from 'node:fs'
  const file = ${JSON.stringify(path.join(folder, 'starts'))}
  const n = existsSync(file) ? Number(readFileSync(file)) + 1 : 1
  writeFileSync(file, String(n))
  ${then}`
const starts = () => Number(readFileSync(path.join(folder, 'starts'), 'utf8'))

test('a program that Node ended before it began is started again', async () => {
  expect(await run(counting("if (n < 3) process.exit(13); console.log('done')"))).toEqual(['done'])
  expect(starts()).toBe(3)
})

test('one that never begins is given up, and one that said something is not started again', async () => {
  await expect(run(counting('process.exit(13)'))).rejects.toThrow('it said nothing')
  expect(starts()).toBe(4)
  await expect(run(counting("console.log('no'); process.exit(13)"))).rejects.toThrow('The program')
  expect(starts()).toBe(5)
})
