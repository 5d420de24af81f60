import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { escapeIdentifier } from 'pg'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { FilePlace } from '@/adapters/filePlace'
import type { Manifest } from '@/operations/backup/manifest'

type Options = { client: pg.Client; place: FilePlace; folder: string; manifest: Manifest }

const nameOf = ({ schema, name }: { schema: string; name: string }) =>
  `${escapeIdentifier(schema)}.${escapeIdentifier(name)}`

/**
 * Fills the tables of a migrated database from a backup, all or nothing. References between tables are
 * taken off and put back within the transaction, which checks every row once more; needs no superuser.
 * @throws Error when a table has another number of rows than the manifest says
 */
export async function loadTables({ client, place, folder, manifest }: Options): Promise<void> {
  const { tables, sequences } = manifest
  await client.query('BEGIN')
  try {
    await client.query('SET LOCAL statement_timeout = 0')
    await client.query('SET LOCAL lock_timeout = 0')
    const references = await readReferences(client, tables)
    for (const { table, name } of references) {
      await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${escapeIdentifier(name)}`)
    }
    for (const table of tables) {
      await client.query(`ALTER TABLE ${nameOf(table)} DISABLE TRIGGER USER`)
    }
    await client.query(`TRUNCATE ${tables.map(nameOf).join(', ')}`)
    for (const table of tables) {
      const columns = table.columns.map(escapeIdentifier).join(', ')
      const copy = client.query(copyFrom(`COPY ${nameOf(table)} (${columns}) FROM STDIN`))
      await pipeline(await place.read(`${folder}/${table.file}`), createGunzip(), copy)
      if (copy.rowCount !== table.rows) {
        throw new Error(`${table.name} took ${copy.rowCount} rows of ${table.rows}.`)
      }
    }
    for (const sequence of sequences) {
      await client.query(`CREATE SEQUENCE IF NOT EXISTS ${nameOf(sequence)}`)
      if (sequence.value === null) continue
      await client.query('SELECT setval($1::regclass, $2)', [nameOf(sequence), sequence.value])
    }
    for (const table of tables) {
      await client.query(`ALTER TABLE ${nameOf(table)} ENABLE TRIGGER USER`)
    }
    for (const { table, name, definition } of references) {
      await client.query(
        `ALTER TABLE ${table} ADD CONSTRAINT ${escapeIdentifier(name)} ${definition}`,
      )
    }
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
  await client.query('ANALYZE')
}

type Reference = { table: string; name: string; definition: string }

async function readReferences(client: pg.Client, tables: Manifest['tables']): Promise<Reference[]> {
  const { rows } = await client.query<Reference>(
    `SELECT conrelid::regclass::text AS table, conname AS name,
            pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY($1::regclass[])`,
    [tables.map(nameOf)],
  )
  return rows
}
