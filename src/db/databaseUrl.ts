import { env } from '@/env'

/**
 * The PostgreSQL this process talks to. Entry points with the embedded default start it first and pass
 * its address on as DATABASE_URL.
 * @throws Error with what to do when no address is known
 */
export function databaseUrl(): string {
  if (env.database.kind === 'configured') return env.database.url
  throw new Error(
    'DATABASE_URL is not set. `npm start` runs an embedded database and passes it on.',
  )
}
