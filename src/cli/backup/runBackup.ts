import { parseArgs } from 'node:util'
import { placeNamed } from '@/cli/backup/placeNamed'
import { findRunningPostgres } from '@/embedded/postgres'
import { env } from '@/env'
import { keepAlive } from '@/lib/keepAlive'
import { makeBackup } from '@/operations/backup/makeBackup'

/**
 * Makes a backup of the configured database, or of the embedded one while `npm start` runs.
 * @returns true once it is whole
 * @throws Error in one sentence
 */
export async function runBackup(args: string[]): Promise<boolean> {
  keepAlive()
  const { values } = parseArgs({ args, options: { to: { type: 'string' } } })
  const databaseUrl =
    env.database.kind === 'configured'
      ? env.database.url
      : (await findRunningPostgres(env.database.folder))?.url
  if (!databaseUrl) {
    throw new Error(
      'There is no database to read: set DATABASE_URL, or run `npm start` beside this.',
    )
  }
  const to = placeNamed(values.to)
  const { name, rows, files, removed } = await makeBackup({ databaseUrl, to })
  process.stdout.write(`Backup ${name}: ${rows} rows, ${files} files.\n`)
  for (const old of removed) process.stdout.write(`Removed ${old}.\n`)
  process.stdout.write(
    'PAYLOAD_SECRET and ENCRYPTION_KEYS are not part of it: keep them somewhere else.\n',
  )
  return true
}
