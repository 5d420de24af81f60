import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { findRunningPostgres } from '@/embedded/postgres'
import { isAlive } from '@/embedded/postmasterFile'
import { type Program, startProgram } from '@/testing/startProgram'
import { waitUntil } from '@/testing/waitUntil'

/**
 * The real supervisor and a real database, with small programs in the place of web and worker. Each notes
 * what happens to it, and whether the database still answered while it stopped.
 */
let home: string
const programs: Program[] = []

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'platform-'))
})
afterEach(async () => {
  for (const { child } of programs.splice(0)) child.kill('SIGKILL')
  for (const name of ['web', 'worker', 'inner']) {
    const pid = await pidOf(name)
    if (isAlive(pid)) process.kill(pid, 'SIGKILL')
  }
  await waitUntil({ what: 'no database runs', holds: async () => !(await running()) })
  await rm(home, { recursive: true, force: true })
})

const running = () => findRunningPostgres(path.join(home, 'postgres'))

const notes = async () => {
  const text = await readFile(path.join(home, 'notes'), 'utf8').catch(() => '')
  return text.trim().split('\n')
}

const daemon = `
  const { appendFileSync } = require('node:fs')
  const { Client } = createRequire(process.env.TEST_ROOT + '/package.json')('pg')
  const name = process.argv[2]
  const note = (text) => appendFileSync(process.env.TEST_NOTES, name + ' ' + text + '\\n')
  process.on('SIGINT', () => note('got SIGINT'))
  process.on('message', async (message) => {
    if (message.type !== 'stop') return
    note('stopping')
    if (process.argv[3] === 'stubborn') return
    const client = new Client({ connectionString: process.env.DATABASE_URL })
    await client.connect()
    note('database answers')
    process.exit(0)
  })
  note(process.pid)
  if (process.argv[3] === 'dies') throw new Error('out of luck')
  setInterval(() => undefined, 60_000)
  process.send({ type: 'ready' })
`

type Scenario = { web?: string; worker?: string; migrate?: string }

const startPlatform = async ({ web = '', worker = '', migrate }: Scenario = {}) => {
  const file = async (name: string, code: string) => {
    const place = path.join(home, `${name}.cjs`)
    await writeFile(place, `const { createRequire } = require('node:module')\n${code}`)
    return place
  }
  const program = await file('daemon', daemon)
  const login = { role: 'admin', email: 'ayse@example.org', password: 'amber-bridge-1' }
  const plan = {
    name: 'start',
    mode: 'production',
    migrate: { file: await file('migrate', migrate ?? '') },
    seed: {
      file: await file('seed', `console.log(${JSON.stringify(JSON.stringify(login))})`),
    },
    daemons: [
      { name: 'web', announces: true, program: { file: program, args: ['web', web] } },
      { name: 'worker', announces: true, program: { file: program, args: ['worker', worker] } },
    ],
  }
  const code = `
    import { runPlatform } from './src/cli/platform/runPlatform.ts'
    import { runCommand } from './src/cli/runCommand.ts'
    await runCommand(() => runPlatform(${JSON.stringify(plan)}))
  `
  const args = ['--import', 'tsx', '--input-type=module', '--eval', code]
  const started = startProgram(args, {
    ROSTRUM_HOME: home,
    PORT: '0',
    TEST_NOTES: path.join(home, 'notes'),
    TEST_ROOT: path.dirname(createRequire(import.meta.url).resolve('pg/package.json')),
  })
  programs.push(started)
  return started
}

const pidOf = async (name: string) => {
  const line = (await notes()).find((note) => note.startsWith(`${name} `))
  return Number(line?.split(' ')[1])
}

test('prints where it is and the demo log-ins, and on SIGTERM stops web, worker and database in that order', async () => {
  const platform = await startPlatform()
  await platform.printed('Press Ctrl-C')
  expect(platform.output()).toMatch(/Admin panel +http:\/\/localhost:\d+\/admin/)
  expect(platform.output()).toMatch(/admin +ayse@example\.org +amber-bridge-1/)

  platform.child.kill('SIGTERM')
  expect(await platform.ended).toBe(0)
  expect((await notes()).slice(2)).toEqual([
    'web stopping',
    'web database answers',
    'worker stopping',
    'worker database answers',
  ])
  expect(await running()).toBeNull()
  const log = await readFile(path.join(home, 'logs', 'start.log'), 'utf8')
  expect(log).not.toContain('amber-bridge-1')
})

test('keeps the Ctrl-C of the terminal from the processes, and stops in the same order', async () => {
  const platform = await startPlatform()
  await platform.printed('Press Ctrl-C')
  process.kill(-Number(platform.child.pid), 'SIGINT')
  expect(await platform.ended).toBe(0)
  expect(await notes()).not.toContain('web got SIGINT')
  expect(await notes()).toContain('worker database answers')
})

test('ends a process that does not stop when it is asked twice, and still closes the database', async () => {
  const platform = await startPlatform({ web: 'stubborn' })
  await platform.printed('Press Ctrl-C')
  platform.child.kill('SIGINT')
  await waitUntil({
    what: 'web was asked to stop',
    holds: async () => (await notes()).includes('web stopping'),
  })
  await waitUntil({
    what: 'a second Ctrl-C ends it',
    holds: () => {
      platform.child.kill('SIGINT')
      return platform.child.exitCode !== null
    },
  })
  expect(await platform.ended).toBe(1)
  expect(platform.output()).toContain('The web process did not stop in order.')
  const log = await readFile(path.join(home, 'postgres', 'postgres.log'), 'utf8')
  expect(log).toContain('database system is shut down')
})

test('names the process that ended by itself, and stops the rest', async () => {
  const platform = await startPlatform()
  await platform.printed('Press Ctrl-C')
  process.kill(await pidOf('worker'), 'SIGKILL')
  expect(await platform.ended).toBe(1)
  expect(platform.output()).toContain('The worker process was ended by SIGKILL (details: ')
  expect(await notes()).toContain('web database answers')
  expect(await running()).toBeNull()
})

test('says so when the embedded database ends by itself', async () => {
  const platform = await startPlatform({ web: 'stubborn', worker: 'stubborn' })
  await platform.printed('Press Ctrl-C')
  process.kill(Number((await running())?.pid), 'SIGKILL')
  await waitUntil({
    what: 'web was asked to stop',
    holds: async () => (await notes()).includes('web stopping'),
  })
  process.kill(await pidOf('web'), 'SIGKILL')
  process.kill(await pidOf('worker'), 'SIGKILL')
  expect(await platform.ended).toBe(1)
  expect(platform.output()).toContain('The embedded database ended by itself')
})

test('a process that fails before it is ready stops what was started', async () => {
  const platform = await startPlatform({ worker: 'dies' })
  expect(await platform.ended).toBe(1)
  expect(platform.output()).toContain('The worker process ended with exit code 1')
  expect(platform.output()).toContain('before it was ready')
  expect(await notes()).toContain('web database answers')
  expect(await running()).toBeNull()
})

test('a step that fails is told in one sentence, with its details in the log', async () => {
  const platform = await startPlatform({
    migrate: `console.log('first this'); throw new TypeError('no such column')`,
  })
  expect(await platform.ended).toBe(1)
  const log = path.join(home, 'logs', 'start.log')
  expect(platform.output()).toMatch(
    /\nMigrating the database failed: no such column \(details: .+\)\n$/,
  )
  expect(await readFile(log, 'utf8')).toContain('first this')
  expect(await running()).toBeNull()
})

test('stops in the middle of a long step, with all that the step started, and exits 0', async () => {
  const platform = await startPlatform({
    migrate: `
      const { spawn } = require('node:child_process')
      const { appendFileSync } = require('node:fs')
      const inner = spawn('sleep', ['600'], { stdio: 'ignore' })
      appendFileSync(process.env.TEST_NOTES, 'inner ' + inner.pid + '\\n')
    `,
  })
  await waitUntil({ what: 'the step runs', holds: async () => (await pidOf('inner')) > 0 })
  platform.child.kill('SIGTERM')
  expect(await platform.ended).toBe(0)
  const inner = await pidOf('inner')
  await waitUntil({ what: 'what the step started is gone', holds: () => !isAlive(inner) })
  expect(await running()).toBeNull()
})

test('leaves nothing running when it is killed itself', async () => {
  const platform = await startPlatform()
  await platform.printed('Press Ctrl-C')
  const pids = [await pidOf('web'), await pidOf('worker'), Number((await running())?.pid)]
  platform.child.kill('SIGKILL')
  await waitUntil({
    what: 'all processes are gone',
    holds: () => !pids.some((pid) => isAlive(pid)),
  })
})
