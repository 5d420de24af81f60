import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { to as copyTo } from 'pg-copy-streams'
import type { FilePlace } from '@/adapters/filePlace'
import type { Manifest } from '@/operations/backup/manifest'
import { measureStream } from '@/operations/backup/measureStream'
import { escapeIdentifier as quoteName } from 'pg'
import type pg from 'pg'

/** What is kept: our tables, and those of the queues where they run on PostgreSQL. */
const keptSchemas = ['public', 'bullmq']

/** BullMQ's ledger belongs to the version that restores; its stream of events is of no use later. */
const leftOut = ['bullmq.migration', 'bullmq.event', 'public.socket_io_attachments']

type Options = { client: pg.Client; place: FilePlace; folder: string }

/**
 * Writes every lasting table of the database as it stood at one moment, one compressed file of COPY text
 * each. Rows stream: memory does not grow with them. Unlogged tables (limits, presence) are left out.
 */
export async function dumpTables({ client, place, folder }: Options) {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  await client.query('SET LOCAL statement_timeout = 0')
  await client.query('SET LOCAL idle_in_transaction_session_timeout = 0')
  const { rows: found } = await client.query<{ schema: string; name: string; columns: string[] }>(
    `SELECT n.nspname AS schema, c.relname AS name,
            array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relkind = 'r' AND c.relpersistence = 'p' AND n.nspname = ANY($1)
       AND NOT n.nspname || '.' || c.relname = ANY($2)
       AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     GROUP BY 1, 2 ORDER BY 1, 2`,
    [keptSchemas, leftOut],
  )
  const tables: Manifest['tables'] = []
  for (const table of found) {
    const file = `tables/${table.schema}.${table.name}.copy.gz`
    const names = table.columns.map(quoteName).join(', ')
    const rows = client.query(
      copyTo(`COPY ${quoteName(table.schema)}.${quoteName(table.name)} (${names}) TO STDOUT`),
    )
    const gzip = createGzip({ level: 6 })
    const { stream, result } = measureStream()
    await Promise.all([
      pipeline(rows, gzip, stream as unknown as NodeJS.ReadWriteStream),
      place.write(`${folder}/${file}`, stream as Readable),
    ])
    tables.push({ ...table, rows: rows.rowCount ?? 0, file, ...result() })
  }
  const { rows: sequences } = await client.query<Manifest['sequences'][number]>(
    `SELECT schemaname AS schema, sequencename AS name, last_value::text AS value
     FROM pg_sequences WHERE schemaname = ANY($1) ORDER BY 1, 2`,
    [keptSchemas],
  )
  const { rows: migrations } = await client.query<{ name: string }>(
    'SELECT name FROM public.payload_migrations WHERE batch >= 0 ORDER BY name',
  )
  await client.query('COMMIT')
  return { tables, sequences, migrations: migrations.map(({ name }) => name) }
}
