import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { startProgram } from '@/testing/startProgram'

let home: string
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'start-'))
})
afterEach(() => rm(home, { recursive: true, force: true }))

const start = async (env: Record<string, string>) => {
  const program = startProgram(['--import', 'tsx', 'src/cli/start.ts'], {
    ROSTRUM_HOME: home,
    PORT: '0',
    ...env,
  })
  const exitCode = await program.ended
  return { exitCode, said: program.output().trim() }
}

/** The last line, since a step may have been shown before it. */
const sentence = (said: string) => said.split('\n').at(-1) ?? ''

test('refuses a port that is in use, names it, and leaves no database behind', async () => {
  const squatter = createServer().listen(0, '0.0.0.0')
  await once(squatter, 'listening')
  const { port } = squatter.address() as { port: number }
  try {
    const { exitCode, said } = await start({ PORT: String(port) })
    expect(said).toBe(
      `Port ${port} is in use: stop the program that listens on it, or choose another one, for example PORT=${port + 1} npm start.`,
    )
    expect(exitCode).toBe(1)
    expect(await readdir(home)).toEqual(['logs'])
  } finally {
    squatter.close()
  }
})

test('refuses an address that this machine does not have', async () => {
  const { exitCode, said } = await start({ HOST: '203.0.113.7' })
  expect(said).toMatch(/^This machine has no address 203\.0\.113\.7: set HOST .+\.$/)
  expect(exitCode).toBe(1)
})

test('refuses a folder that cannot be written to', async () => {
  const file = path.join(home, 'file')
  await writeFile(file, '')
  const { exitCode, said } = await start({ ROSTRUM_HOME: path.join(file, 'inside') })
  expect(said).toMatch(
    /^The folder .+\/file\/inside cannot be written to \(ENOTDIR\): .+ROSTRUM_HOME\.$/,
  )
  expect(exitCode).toBe(1)
})

test('refuses broken variables, all in one sentence, before it touches anything', async () => {
  const { exitCode, said } = await start({ PORT: 'eighty', SMTP_URL: 'mail.example.org' })
  expect(said).toMatch(/^Environment not usable: PORT .+; SMTP_URL .+\.$/)
  expect(said).not.toContain('\n')
  expect(exitCode).toBe(1)
  expect(await readdir(home)).toEqual([])
})

test('refuses a database that does not answer, without showing its password', async () => {
  const { exitCode, said } = await start({
    DATABASE_URL: 'postgres://someone:hidden-word@127.0.0.1:1/rostrum',
  })
  expect(sentence(said)).toMatch(
    /^The database 127\.0\.0\.1:1\/rostrum is not usable: .*ECONNREFUSED.* Check DATABASE_URL, .+\.$/,
  )
  expect(said).not.toContain('hidden-word')
  expect(exitCode).toBe(1)
})

test('refuses a Node that is too old, in one sentence', async () => {
  const pretend = path.join(home, 'pretend.cjs')
  await writeFile(
    pretend,
    `Object.defineProperty(process, 'versions', { value: { node: '20.18.3' } })`,
  )
  const program = startProgram(['--require', pretend, 'src/cli/checkNode.cjs'])
  expect(await program.ended).toBe(1)
  expect(program.output()).toMatch(
    /^Rostrum needs Node 20\.19 or newer, and this is 20\.18\.3: .+\n$/,
  )
})

test('accepts the Node that runs the tests', async () => {
  const program = startProgram(['src/cli/checkNode.cjs'])
  expect(await program.ended).toBe(0)
  expect(program.output()).toBe('')
})

test('a worker and a rotation of keys refuse to run without a database', async () => {
  const programs = ['worker', 'rotateKeys'].map((name) =>
    startProgram(['--import', 'tsx', `src/cli/${name}.ts`], { ROSTRUM_HOME: home }),
  )
  for (const program of programs) {
    expect(await program.ended).toBe(1)
    expect(program.output()).toMatch(/^There is no database to work on: set DATABASE_URL, .+\n$/)
  }
  expect(existsSync(path.join(home, 'postgres'))).toBe(false)
})
