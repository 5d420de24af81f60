import { escapeIdentifier } from 'pg'
import type pg from 'pg'

/** What Rostrum makes in a database, beside what it leaves alone: extensions, and schemas of others. */
const ownSchemas = ['bullmq', 'limits']

/**
 * Makes sure that nothing is in the way of a restore. Needs no superuser, only who owns the tables.
 * @throws Error when there are tables and `force` is not given; nothing is changed then
 */
export async function emptyDatabase(
  client: pg.Client,
  { force }: { force: boolean },
): Promise<void> {
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
  )
  if (tables.length === 0) return
  if (!force) {
    throw new Error(
      `The database is not empty (${tables.length} tables): restore into an empty one, or give --force to lose what it holds.`,
    )
  }
  const { rows: types } = await client.query<{ name: string }>(
    `SELECT t.typname AS name FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
     WHERE n.nspname = 'public' AND t.typtype = 'e'`,
  )
  const quoted = (names: { name: string }[]) =>
    names.map(({ name }) => `public.${escapeIdentifier(name)}`).join(', ')
  await client.query('BEGIN')
  await client.query(`DROP TABLE ${quoted(tables)} CASCADE`)
  if (types.length > 0) await client.query(`DROP TYPE ${quoted(types)} CASCADE`)
  for (const schema of ownSchemas) await client.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`)
  await client.query('COMMIT')
}
