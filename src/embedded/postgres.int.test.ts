import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { Client } from 'pg'
import { waitUntil } from '@/testing/waitUntil'
import { type EmbeddedPostgres, findRunningPostgres, startEmbeddedPostgres } from './postgres'
import { isAlive } from './postmasterFile'

let home: string
let folder: string
const servers: EmbeddedPostgres[] = []
const children: ChildProcess[] = []

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'embedded-'))
  await chmod(home, 0o700)
  folder = path.join(home, 'postgres')
})

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const server of servers.splice(0)) await server.stop()
  await until('nothing runs on the folder', async () => !(await findRunningPostgres(folder)))
  await rm(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 })
})

const start = async (options: { port?: number; settings?: Record<string, string> } = {}) => {
  const server = await startEmbeddedPostgres({ folder, ...options })
  servers.push(server)
  return server
}

const query = async <Row extends object>(url: string, text: string): Promise<Row[]> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

const until = (what: string, holds: () => boolean | Promise<boolean>) => waitUntil({ what, holds })

/** Runs `code` (a module of its own) in another process and answers with the first line it prints. */
const elsewhere = async (code: string): Promise<{ child: ChildProcess; line: string }> => {
  const args = ['--import', 'tsx', '--input-type=module', '--eval', code]
  const child = spawn(process.execPath, args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const lines = createInterface({ input: child.stdout! })
  const [line] = (await once(lines, 'line')) as [string]
  return { child, line }
}

const holdElsewhere = () =>
  elsewhere(`
    import { startEmbeddedPostgres } from './src/embedded/postgres.ts'
    process.on('SIGINT', () => undefined)
    const server = await startEmbeddedPostgres({ folder: ${JSON.stringify(folder)} })
    setInterval(() => undefined, 60_000)
    console.log(server.pid)
  `)

test('keeps its data from one start to the next, in a folder closed to other users', async () => {
  const first = await start()
  await query(first.url, 'create table kept (name text); insert into kept values ($$Çağrı$$)')
  await first.stop()
  expect(isAlive(first.pid)).toBe(false)
  expect(await findRunningPostgres(folder)).toBeNull()

  const second = await start()
  expect(await query(second.url, 'select name from kept')).toEqual([{ name: 'Çağrı' }])
  expect(second.port).toBe(first.port)
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
})

test('asks everybody for the generated password, on the loopback address only', async () => {
  const server = await start()
  const stranger = new URL(server.url)
  stranger.password = 'rostrum'
  await expect(query(stranger.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  expect(await query(server.url, 'show listen_addresses')).toEqual([
    { listen_addresses: '127.0.0.1' },
  ])
  const password = await stat(path.join(folder, 'cluster', 'password'))
  expect(password.mode & 0o777).toBe(0o600)
})

test('sorts and lowers Turkish and English letters, whatever the locale of the machine', async () => {
  const server = await start()
  const [sorted] = await query<{ words: string[] }>(
    server.url,
    `select array_agg(w order by w) as words
     from unnest(array['zebra', 'Çağrı', 'öz', 'cam', 'Ada', 'şeker', 'ot', 'su', 'ada', 'dal']) w`,
  )
  expect(sorted?.words.join(' ')).toBe('ada Ada Çağrı cam dal ot öz şeker su zebra')
  const [lowered] = await query(
    server.url,
    `select 'ÖĞLE' ilike 'öğle' as alike, to_tsvector('simple', 'ÖĞLE')::text as vector`,
  )
  expect(lowered).toEqual({ alike: true, vector: "'öğle':1" })
})

test('lets extra settings win over the defaults', async () => {
  const plain = await start()
  expect(await query(plain.url, 'show fsync')).toEqual([{ fsync: 'on' }])
  await plain.stop()
  const quick = await start({ settings: { fsync: 'off', max_connections: '30' } })
  expect(await query(quick.url, 'show fsync')).toEqual([{ fsync: 'off' }])
  expect(await query(quick.url, 'show max_connections')).toEqual([{ max_connections: '30' }])
})

test('attaches to a server that runs already, and leaves it running', async () => {
  const owner = await start()
  const guest = await start()
  expect(guest).toMatchObject({ attached: true, pid: owner.pid, url: owner.url })
  await guest.stop()
  expect(await query(owner.url, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(await findRunningPostgres(folder)).toMatchObject({ pid: owner.pid, port: owner.port })
})

test('makes one database and one server when two start at once on an empty folder', async () => {
  const both = await Promise.all([start(), start()])
  expect(both[0].url).toBe(both[1].url)
  expect(both.map(({ attached }) => attached).sort()).toEqual([false, true])
})

test('recovers what was committed when the server was killed', async () => {
  const first = await start()
  await query(first.url, 'create table kept (id int); insert into kept values (7)')
  process.kill(first.pid, 'SIGKILL')
  await first.exited

  const second = await start()
  expect(second.pid).not.toBe(first.pid)
  expect(await query(second.url, 'select id from kept')).toEqual([{ id: 7 }])
})

test('starts although the pid in its stale lock file now belongs to another program', async () => {
  const first = await start()
  process.kill(first.pid, 'SIGKILL')
  await first.exited
  const stranger = spawn('sleep', ['600'], { stdio: 'ignore' })
  children.push(stranger)
  const lockFile = path.join(folder, 'cluster', 'data', 'postmaster.pid')
  const [, ...rest] = (await readFile(lockFile, 'utf8')).split('\n')
  await writeFile(lockFile, [stranger.pid, ...rest].join('\n'))

  const second = await start()
  expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(isAlive(stranger.pid!)).toBe(true)
})

test('builds the database anew when an earlier attempt was killed half-way', async () => {
  const abandoned = path.join(folder, 'new-cluster-2147483646-abc')
  await mkdir(path.join(abandoned, 'data'), { recursive: true })
  const server = await start()
  expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await expect(stat(abandoned)).rejects.toMatchObject({ code: 'ENOENT' })
})

test('shuts down cleanly when the process that started it is killed', async () => {
  const { child, line } = await holdElsewhere()
  expect(await findRunningPostgres(folder)).toMatchObject({ pid: Number(line) })
  child.kill('SIGKILL')
  await until('the server is gone', () => !isAlive(Number(line)))
  const log = await readFile(path.join(folder, 'postgres.log'), 'utf8')
  expect(log).toContain('database system is shut down')
})

test('is out of reach of the Ctrl-C that the terminal sends to a whole process group', async () => {
  const { child, line } = await holdElsewhere()
  process.kill(-child.pid!, 'SIGINT')
  const running = await findRunningPostgres(folder)
  expect(running?.pid).toBe(Number(line))
  const log = await readFile(path.join(folder, 'postgres.log'), 'utf8')
  expect(log).not.toContain('shutdown request')
})

test('takes over and stops a server that was left behind without its watchdog', async () => {
  const { child, line } = await elsewhere(`
    import { ensureCluster, locateCluster } from './src/embedded/cluster.ts'
    import { launchPostmaster } from './src/embedded/launchPostmaster.ts'
    import { findNonRootCommand } from './src/embedded/nonRootCommand.ts'
    import { requirePostgresBinaries } from './src/embedded/postgresBinaries.ts'
    import { mkdirSync } from 'node:fs'
    const folder = ${JSON.stringify(folder)}
    mkdirSync(folder)
    const { initdb, postgres } = await requirePostgresBinaries()
    const cluster = await locateCluster(folder)
    const nonRoot = await findNonRootCommand({ folder, program: postgres })
    await ensureCluster({ cluster, initdb, nonRoot })
    const command = [...nonRoot.prefix, postgres]
    const settings = { port: '${await freePort()}' }
    const launched = await launchPostmaster({ cluster, command, settings })
    launched.dismissWatchdog()
    setInterval(() => undefined, 60_000)
    console.log(launched.running.pid)
  `)
  child.kill('SIGKILL')
  await once(child, 'exit')
  const heir = await start()
  expect(heir).toMatchObject({ attached: false, pid: Number(line) })
  expect((await start()).attached).toBe(true)
  await heir.stop()
  expect(await findRunningPostgres(folder)).toBeNull()
})

test('says in one sentence that a fixed port is taken', async () => {
  const squatter = createServer().listen(0, '127.0.0.1')
  await once(squatter, 'listening')
  const { port } = squatter.address() as { port: number }
  try {
    await expect(start({ port })).rejects.toThrow(/does not start: .*could not bind.*in use/)
  } finally {
    squatter.close()
  }
})

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}
