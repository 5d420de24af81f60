import type { Payload } from 'payload'
import { requireFileStore } from '@/adapters/files/requireFileStore'
import { queryRows, sql } from '@/db/sql'
import { limitConcurrency } from '@/lib/limitConcurrency'

/** A row whose file is not in the store. */
export type MissingFile = { table: 'certificates' | 'media'; id: string }

type Row = MissingFile & { key: string }

const pageSize = 500
const atOnce = 8

/**
 * Rows whose file is gone: nothing the platform does loses one, so somebody has to look. Read in pages; a row that
 * was deleted or got another file meanwhile does not count.
 */
export async function findMissingFiles({
  payload,
  signal,
}: {
  payload: Payload
  signal?: AbortSignal
}): Promise<MissingFile[]> {
  const store = requireFileStore()
  const inTurn = limitConcurrency(atOnce)
  const missing: MissingFile[] = []
  for (const table of ['media', 'certificates'] as const) {
    let after: string | null = null
    for (;;) {
      signal?.throwIfAborted()
      const rows: Row[] = await readPage(payload, { table, after })
      const sizes = await Promise.all(rows.map(({ key }) => inTurn(() => store.sizeOf(key))))
      for (const row of rows.filter((_row, at) => sizes[at] === null)) {
        const [same] = await readPage(payload, { table, only: row.id })
        if (same?.key === row.key) missing.push({ table, id: row.id })
      }
      if (rows.length < pageSize) break
      after = rows.at(-1)?.id ?? null
    }
  }
  return missing
}

type Page = { table: MissingFile['table']; after?: string | null; only?: string }

function readPage(payload: Payload, { table, after = null, only }: Page): Promise<Row[]> {
  const key = table === 'media' ? sql`_objectkey || '/' || filename` : sql`pdf_key`
  return queryRows<Row>(
    payload,
    sql`SELECT ${table} AS "table", id, ${key} AS key FROM ${sql.identifier(table)}
        WHERE ${key} IS NOT NULL AND id > coalesce(${after}::uuid, ${lowest}::uuid)
          AND id = coalesce(${only ?? null}::uuid, id)
        ORDER BY id LIMIT ${pageSize}`,
  )
}

const lowest = '00000000-0000-0000-0000-000000000000'
