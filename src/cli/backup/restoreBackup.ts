import type { Payload } from 'payload'
import pg from 'pg'
import { openFilePlace } from '@/adapters/filePlace'
import { emptyDatabase } from '@/cli/backup/emptyDatabase'
import { migrateUp } from '@/cli/migrateDatabase'
import { env } from '@/env'
import type { Place } from '@/lib/place'
import { migrations } from '@/migrations'
import { loadTables } from '@/operations/backup/loadTables'
import type { Manifest } from '@/operations/backup/manifest'
import { openBackup } from '@/operations/backup/openBackup'
import { platformFiles, secretMark } from '@/operations/backup/platformFiles'

type Options = {
  databaseUrl: string
  from: Place
  /** Default: the newest. */
  name?: string
  /** Empties a database that holds tables. */
  force?: boolean
  /** Payload on that database; called once it is known to be empty. */
  openPayload: () => Promise<Payload>
}

/**
 * Restores a backup: checks all of it, brings the empty database to the version of the backup, fills it,
 * brings it to this version, and puts the files back. Safe to repeat with `force`.
 * @throws Error in one sentence, before anything is changed: the backup is damaged, newer than this version
 *   or of another kind of file store, the database is in use, or it is not empty
 */
export async function restoreBackup({
  databaseUrl,
  from,
  name: wanted,
  force,
  openPayload,
}: Options) {
  const place = openFilePlace(from)
  const { name, manifest } = await openBackup(place, wanted)
  requireOurs(manifest)
  const client = new pg.Client({ connectionString: databaseUrl, keepAlive: true })
  await client.connect()
  try {
    await requireUnused(client)
    await emptyDatabase(client, { force: force ?? false })
    const onDatabase = await openPayload()
    await migrateUp(onDatabase, manifest.migrations)
    await loadTables({ client, place, folder: name, manifest })
    await migrateUp(onDatabase)
  } finally {
    await client.end()
  }
  const files = platformFiles()
  for (const { key, file } of manifest.stored) {
    await files.write(key, await place.read(`${name}/${file}`))
  }
  return {
    name,
    rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
    files: manifest.stored.length,
    otherSecret: manifest.secretMark !== secretMark(),
  }
}

function requireOurs(manifest: Manifest): void {
  const ours = new Set<string>(migrations.map(({ name }) => name))
  const unknown = manifest.migrations.filter((name) => !ours.has(name))
  if (unknown.length > 0) {
    throw new Error(
      `The backup was made by a newer version (${unknown.join(', ')}): restore it with that one.`,
    )
  }
  if (manifest.files !== env.storage.kind) {
    throw new Error(
      `The backup holds files of ${manifest.files === 's3' ? 'S3' : 'a disk'}: set ${manifest.files === 's3' ? 'S3_BUCKET' : 'no S3_BUCKET'}, as it was.`,
    )
  }
}

async function requireUnused(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM pg_stat_activity
     WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()`,
  )
  const others = rows[0]?.n ?? 0
  if (others > 0) {
    throw new Error(`The database is in use (${others} connections): stop web and worker first.`)
  }
}
