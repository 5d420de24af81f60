import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { execa } from 'execa'
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parse } from 'yaml'

/** The script runs in a folder of its own, where `npm` is a stand-in that answers as the test says. */
let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rostrum-ci-'))
  for (const name of ['.ci', 'bin', 'src/testing/e2e']) {
    mkdirSync(path.join(folder, name), { recursive: true })
  }
  copyFileSync('.ci/run', path.join(folder, '.ci/run'))
  writeFileSync(path.join(folder, 'src/testing/e2e/admin.e2e.test.ts'), '')
  program('redis-server', 'exit 1')
  program('chromium', 'exit 1')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const postgres = 'PostgreSQL  40 passed, 0 failed, 1 skipped in 9 files'
const redis = 'Redis       7 passed, 0 failed, 0 skipped in 2 files'
const good = {
  ci: 'echo installed',
  test: `printf '%s\\n' '${postgres}' '${redis}' '47 passed, 0 failed, 1 skipped'`,
  'run check': 'echo checked',
  'run build': 'echo built',
  'run test:e2e': `echo '5 passed, 0 failed, 0 skipped'`,
}

function program(name: string, script: string): void {
  writeFileSync(path.join(folder, 'bin', name), `#!/bin/sh\n${script}\n`)
  chmodSync(path.join(folder, 'bin', name), 0o755)
}

async function run(answers: Partial<typeof good> = {}) {
  const cases = Object.entries({ ...good, ...answers }).map(
    ([call, script]) => `"${call}") ${script};;`,
  )
  program('npm', `echo "$*" >> '${folder}/calls'\ncase "$*" in\n${cases.join('\n')}\nesac`)
  const { exitCode, all } = await execa(path.join(folder, '.ci/run'), {
    all: true,
    reject: false,
    env: { PATH: `${path.join(folder, 'bin')}:${process.env.PATH}` },
  })
  const calls = existsSync(path.join(folder, 'calls'))
    ? readFileSync(path.join(folder, 'calls'), 'utf8').trim().split('\n')
    : []
  return { exitCode, calls, all, last: all.split('\n').at(-1) }
}

test('runs every part and ends with the sum of the test passes', async () => {
  const { exitCode, calls, last } = await run()
  expect(calls).toEqual(['ci', 'run check', 'test', 'run build', 'run test:e2e'])
  expect(last).toBe('52 passed, 0 failed, 1 skipped')
  expect(exitCode).toBe(0)
})

test.each(['run check', 'test', 'run build', 'run test:e2e'] as const)(
  'goes on when `npm %s` fails, and fails in the end',
  async (call) => {
    const { exitCode, calls, all } = await run({ [call]: `${good[call]}; exit 1` })
    expect(calls).toHaveLength(5)
    expect(all).toContain('Failed: ')
    expect(exitCode).toBe(1)
  },
)

test('stops when nothing could be installed', async () => {
  const { exitCode, calls } = await run({ ci: 'exit 1' })
  expect(calls).toEqual(['ci'])
  expect(exitCode).toBe(1)
})

test('tests that failed or never came to their totals fail the run, whatever their exit code', async () => {
  const failing = await run({ 'run test:e2e': "echo '4 passed, 1 failed, 0 skipped'" })
  expect(failing).toMatchObject({ exitCode: 1, last: '51 passed, 1 failed, 1 skipped' })
  const broken = await run({ 'run test:e2e': 'echo Killed' })
  expect(broken).toMatchObject({ exitCode: 1, last: '47 passed, 1 failed, 1 skipped' })
})

test('tests that left Redis out fail the run', async () => {
  const { exitCode, all } = await run({
    test: `printf '%s\\n' '${postgres}' 'Redis: not run' '40 passed, 0 failed, 1 skipped'`,
  })
  expect(all).toContain('The tests did not run on Redis.')
  expect(exitCode).toBe(1)
})

test('the workflow of GitHub runs this same script, and builds the image, which needs Docker', () => {
  const { jobs } = parse(readFileSync('.github/workflows/ci.yml', 'utf8')) as {
    jobs: Record<string, { steps: { run?: string }[] }>
  }
  const commands = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []))
  expect(commands).toEqual(['.ci/run', 'docker build .'])
})
