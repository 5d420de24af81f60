/** @backends */
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import pg from 'pg'
import S3rver from 's3rver'
import { openFilePlace } from '@/adapters/filePlace'
import { restoreBackup } from '@/cli/backup/restoreBackup'
import { databaseUrl } from '@/db/databaseUrl'
import { env } from '@/env'
import type { Place } from '@/lib/place'
import { findBackups } from '@/operations/backup/findBackups'
import { makeBackup } from '@/operations/backup/makeBackup'
import { makeEvent } from '@/testing/factories/makeEvent'
import { startTestPlatform, type TestPlatform } from '@/testing/harness'
import { runPlatformProgram } from '@/testing/platformPrograms'
import { requireQueue } from '@jobs/queues'

let platform: TestPlatform
let folder: string
let admin: pg.Client
const media = () => path.join(env.home, 'media')
const server = process.env.ROSTRUM_TEST_SERVER as string

beforeAll(async () => {
  platform = await startTestPlatform()
  folder = await mkdtemp(path.join(os.tmpdir(), 'rostrum-backup-'))
  admin = new pg.Client({ connectionString: server })
  await admin.connect()
  await makeEvent({ payload: platform.payload })
  await platform.makeUser('admin')
  await platform.payload.create({
    collection: 'contacts',
    data: { email: 'ayse@example.org', givenName: 'Ayşe \\N "quoted"', locale: 'tr' },
  } as never)
  await requireQueue('maintenance').add('maintenance.purgeOutbox', {}, { jobId: 'waits' })
  await mkdir(path.join(media(), 'certificates'), { recursive: true })
  await writeFile(path.join(media(), 'picture.jpg'), Buffer.alloc(300_000, 7))
  await writeFile(path.join(media(), 'certificates/one.pdf'), 'not quite a PDF')
})
afterAll(async () => {
  await admin.end()
  await platform.close()
  await rm(folder, { recursive: true, force: true })
})

let made = 0
async function emptyCopy(): Promise<string> {
  const name = `restored_${process.pid}_${(made += 1)}`
  await admin.query(`CREATE DATABASE ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

type Restoring = {
  url: string
  home: string
  more?: Record<string, string>
  fromSource?: boolean
}

/** Restores as an operator does: by the command, in a process of its own. */
const restore = ({ url, home, more, fromSource }: Restoring, ...args: string[]) =>
  runPlatformProgram('restore', {
    args,
    fromSource,
    env: {
      DATABASE_URL: url,
      ROSTRUM_HOME: home,
      PAYLOAD_SECRET: process.env.PAYLOAD_SECRET as string,
      LOG_LEVEL: 'error',
      ...more,
    },
  })

/** Every lasting table, as a hash over its rows in order, and how many there are. */
async function contentOf(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables JOIN pg_class c
       ON c.oid = format('%I.%I', schemaname, tablename)::regclass
     WHERE schemaname IN ('public', 'bullmq') AND c.relpersistence = 'p'
       AND tablename NOT IN ('event', 'migration', 'socket_io_attachments') ORDER BY 1`,
  )
  const content: Record<string, string> = {}
  for (const { name } of tables) {
    const { rows } = await client.query<{ n: string; hash: string }>(
      `SELECT count(*) AS n, md5(string_agg(t::text, E'\\n' ORDER BY t::text)) AS hash FROM ${name} t`,
    )
    content[name] = `${rows[0]?.n} rows, ${rows[0]?.hash}`
  }
  const { rows: references } = await client.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM pg_constraint WHERE contype = 'f' AND convalidated`,
  )
  await client.end()
  return { content, references: references[0]?.n }
}

async function hashesIn(root: string): Promise<Record<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
  const hashes = await Promise.all(
    files.map(async (file) => [
      path.relative(root, file),
      createHash('sha256')
        .update(await readFile(file))
        .digest('hex'),
    ]),
  )
  return Object.fromEntries(hashes) as Record<string, string>
}

test('what is restored into an empty database is what was there, row for row and file for file', async () => {
  const to: Place = { kind: 'disk', folder: path.join(folder, 'a') }
  const before = await contentOf(databaseUrl())
  const { name } = await makeBackup({ databaseUrl: databaseUrl(), to })
  // A write after the moment of the backup is not in it.
  await makeEvent({ payload: platform.payload })

  const url = await emptyCopy()
  const home = path.join(folder, 'home')
  const { exitCode, output } = await restore({ url, home, fromSource: true }, '--from', to.folder)
  expect([exitCode, output]).toEqual([0, expect.stringContaining(`Restored ${name}`)])
  const after = await contentOf(url)
  expect(after).toEqual(before)
  expect(Object.keys(after.content).length).toBeGreaterThan(60)
  // With Redis, the jobs are there; the outbox knows which were handed over.
  expect(after.content['bullmq.job']).toMatch(env.queue.kind === 'redis' ? /^0 rows/ : /^1 rows/)
  expect(await hashesIn(path.join(home, 'media'))).toEqual(await hashesIn(media()))
  expect(Object.keys(await hashesIn(path.join(home, 'media')))).toHaveLength(2)

  const again = await restore({ url, home }, '--from', to.folder)
  expect(again).toMatchObject({ exitCode: 1, output: expect.stringContaining('not empty') })
  const forced = await restore({ url, home }, name, '--from', to.folder, '--force')
  expect(forced.exitCode).toBe(0)
  expect(await contentOf(url)).toEqual(before)
})

test('a damaged backup, a database in use and a backup of a newer version are refused untouched', async () => {
  const to: Place = { kind: 'disk', folder: path.join(folder, 'b') }
  const { name } = await makeBackup({ databaseUrl: databaseUrl(), to })
  const url = await emptyCopy()
  const home = path.join(folder, 'home-b')
  const other = new pg.Client({ connectionString: url })
  await other.connect()
  const used = await restore({ url, home }, '--from', to.folder)
  expect(used).toMatchObject({ exitCode: 1, output: expect.stringContaining('in use') })
  await other.end()

  const manifestFile = path.join(to.folder, name, 'manifest.json')
  const manifest = await readFile(manifestFile, 'utf8')
  const newer = JSON.parse(manifest) as { migrations: string[] }
  newer.migrations.push('29990101_000000_later')
  await writeFile(manifestFile, JSON.stringify(newer))
  const openPayload = async () => platform.payload
  const options = { databaseUrl: url, from: to, openPayload }
  await expect(restoreBackup(options)).rejects.toThrow('newer version')
  await writeFile(manifestFile, manifest)

  const table = path.join(to.folder, name, 'tables/public.events.copy.gz')
  const bytes = await readFile(table)
  bytes[20] = (bytes[20] as number) ^ 1
  await writeFile(table, bytes)
  await expect(restoreBackup(options)).rejects.toThrow('damaged')
  await rm(manifestFile)
  await expect(restoreBackup(options)).rejects.toThrow('no finished backup')

  const check = new pg.Client({ connectionString: url })
  await check.connect()
  const { rows } = await check.query(`SELECT 1 FROM pg_tables WHERE schemaname = 'public'`)
  await check.end()
  expect(rows).toEqual([])
})

test('backups go to S3 as well, and only the newest are kept', async () => {
  const bucket = 'rostrum-backups'
  const store = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: path.join(folder, 's3'),
    configureBuckets: [{ name: bucket, configs: [] }],
  })
  const { port } = await store.run()
  const to: Place = {
    kind: 's3',
    bucket,
    prefix: 'daily',
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
  }
  try {
    const names: string[] = []
    for (let at = 0; at < 3; at += 1) {
      const { name, removed } = await makeBackup({ databaseUrl: databaseUrl(), to, keep: 2 })
      names.push(name)
      expect(removed).toHaveLength(at === 2 ? 1 : 0)
    }
    const { whole } = await findBackups(openFilePlace(to))
    expect(whole).toHaveLength(2)
    expect(names).toEqual(expect.arrayContaining(whole.map(({ name }) => name)))

    const url = await emptyCopy()
    const home = path.join(folder, 'home-s3')
    const more = {
      PAYLOAD_SECRET: 'another-secret-that-is-long-enough-too',
      S3_ENDPOINT: to.endpoint as string,
      S3_ACCESS_KEY_ID: 'S3RVER',
      S3_SECRET_ACCESS_KEY: 'S3RVER',
    }
    expect(await restore({ url, home, more }, '--from', `s3://${bucket}/daily`)).toEqual({
      exitCode: 0,
      output: expect.stringContaining('another PAYLOAD_SECRET'),
    })
    expect(await contentOf(url)).toEqual(await contentOf(databaseUrl()))
    expect(await hashesIn(path.join(home, 'media'))).toEqual(await hashesIn(media()))
  } finally {
    await store.close()
  }
})
