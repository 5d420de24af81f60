import { Client } from 'pg'
import type { Env } from '@/env'
import { startEmbeddedPostgres } from '@/embedded/postgres'

/** The database of one run, and how to let go of it. */
export type OpenDatabase = {
  url: string
  /** Settles if the embedded server ends although nobody stopped it. */
  exited: Promise<void>
  stop: () => Promise<void>
}

const oldestServer = 130_000
const connectTimeoutMs = 10_000

/**
 * The configured database, once it answers, or the embedded one, started from its folder.
 * @throws Error in one sentence that never shows the password
 */
export async function openDatabase(database: Env['database']): Promise<OpenDatabase> {
  if (database.kind === 'embedded') return startEmbeddedPostgres({ folder: database.folder })
  await requireUsable(database.url)
  return { url: database.url, exited: new Promise(() => undefined), stop: async () => undefined }
}

async function requireUsable(url: string): Promise<void> {
  const { hostname, port, pathname } = new URL(url)
  const name = `${hostname}:${port || 5432}${pathname}`
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: connectTimeoutMs,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string; encoding: string }>(
      `select current_setting('server_version_num') as version,
              current_setting('server_encoding') as encoding`,
    )
    const found = rows[0]
    if (Number(found?.version) < oldestServer) throw new Error('PostgreSQL 13 or newer is needed')
    if (found?.encoding !== 'UTF8') throw new Error(`its encoding is ${found?.encoding}, not UTF8`)
  } catch (cause) {
    throw new Error(
      `The database ${name} is not usable: ${describeFailure(cause)}. Check DATABASE_URL, or leave it out for the embedded database.`,
      { cause },
    )
  } finally {
    await client.end().catch(() => undefined)
  }
}

function describeFailure(cause: unknown): string {
  const error = cause instanceof AggregateError ? (cause.errors[0] as unknown) : cause
  const { message, code } = error as NodeJS.ErrnoException
  return message || code || String(error)
}
