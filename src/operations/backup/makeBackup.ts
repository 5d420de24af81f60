import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { type FilePlace, openFilePlace } from '@/adapters/filePlace'
import { env } from '@/env'
import type { Place } from '@/lib/place'
import { dumpTables } from '@/operations/backup/dumpTables'
import { findBackups } from '@/operations/backup/findBackups'
import { type Manifest, manifestFile } from '@/operations/backup/manifest'
import { measureStream } from '@/operations/backup/measureStream'
import { platformFiles, secretMark } from '@/operations/backup/platformFiles'

type Options = { databaseUrl: string; to?: Place; keep?: number }

const unfinishedMs = 24 * 60 * 60 * 1000

/**
 * Copies the database as it stands at one moment, then every file, into a folder of its own at `to`; the
 * manifest is written last, and only then are older backups past `keep` removed. Works beside the running
 * platform. Everything streams: memory grows with the number of files, not with their size or the rows.
 * @throws when the database or a place is out of reach; what was written has no manifest and counts for nothing
 */
export async function makeBackup({
  databaseUrl,
  to = env.backup.to,
  keep = env.backup.keep,
}: Options) {
  const place = openFilePlace(to)
  const madeAt = new Date().toISOString()
  const name = `rostrum-${madeAt.replace(/[-:]|\.\d+/g, '')}-${randomBytes(3).toString('hex')}`
  const client = new pg.Client({ connectionString: databaseUrl, keepAlive: true })
  await client.connect()
  try {
    const dumped = await dumpTables({ client, place, folder: name })
    const stored = await copyFiles({ place, folder: name, ...skipping(to) })
    const manifest: Manifest = {
      format: 1,
      madeAt,
      files: env.storage.kind,
      secretMark: secretMark(),
      ...dumped,
      stored,
    }
    await place.write(`${name}/${manifestFile}`, Readable.from([JSON.stringify(manifest)]))
    const removed = await prune({ place, keep })
    const rows = dumped.tables.reduce((sum, table) => sum + table.rows, 0)
    return { name, rows, files: stored.length, removed }
  } finally {
    await client.end()
  }
}

/** Backups may lie in the bucket of the files: they are no part of the next one. */
function skipping(to: Place): { except?: string } {
  const { storage } = env
  const same = to.kind === 's3' && storage.kind === 's3' && to.bucket === storage.bucket
  return same ? { except: to.prefix ? `${to.prefix}/` : 'rostrum-' } : {}
}

type Copy = { place: FilePlace; folder: string; except?: string }

async function copyFiles({ place, folder, except }: Copy): Promise<Manifest['stored']> {
  const source = platformFiles()
  const stored: Manifest['stored'] = []
  for await (const key of source.list()) {
    if (except && key.startsWith(except)) continue
    const file = `files/${key}`
    const { stream, result } = measureStream()
    await Promise.all([
      pipeline(await source.read(key), stream),
      place.write(`${folder}/${file}`, stream),
    ])
    stored.push({ key, file, ...result() })
  }
  return stored
}

/** Removes whole backups past the newest `keep`, and unfinished ones that nobody writes any more. */
async function prune({ place, keep }: { place: FilePlace; keep: number }): Promise<string[]> {
  const { whole, unfinished } = await findBackups(place)
  const stale = unfinished.filter(({ madeAt }) => Date.now() - madeAt.getTime() > unfinishedMs)
  const removed = [...whole.slice(keep), ...stale].map(({ name }) => name)
  for (const name of removed) await place.removeAll(name)
  return removed
}
