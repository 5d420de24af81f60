import { findRunningPostgres } from '@/embedded/postgres'
import { env } from '@/env'

/**
 * The address of the configured database, or of the embedded one while `npm start` runs.
 * @throws Error in one sentence without either
 */
export async function requireDatabase(): Promise<string> {
  if (env.database.kind === 'configured') return env.database.url
  const running = await findRunningPostgres(env.database.folder)
  if (running) return running.url
  throw new Error(
    `There is no database to work on: set DATABASE_URL, or run \`npm start\` first (its embedded database in ${env.database.folder} is not running).`,
  )
}
