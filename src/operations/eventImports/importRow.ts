import type { Payload, PayloadRequest } from 'payload'
import { queryInTransaction, queryRows, sql } from '@/db/sql'
import { AppError } from '@/errors'
import type { ImportOptions } from '@/lib/eventImport/importOptions'
import type { ImportStatus } from '@/lib/importStates'
import { isUuid } from '@/lib/isUuid'
import type { Language } from '@/lib/localisedText'

/** An import as its job works with it. */
export type ImportRow = {
  id: string
  status: ImportStatus
  dryRun: boolean
  options: ImportOptions
  total: number
  done: number
  language: Language
  startedBy: string | null
}

const columns = sql`id, status, dry_run AS "dryRun", coalesce(options, '{}') AS options,
  total::int AS total, done::int AS done, language, started_by_id AS "startedBy"`

/** The import as it is now, or null. */
export async function findImport(payload: Payload, id: string): Promise<ImportRow | null> {
  const [row] = await queryRows<ImportRow>(
    payload,
    sql`SELECT ${columns} FROM event_imports WHERE id = ${id}`,
  )
  return row ?? null
}

/**
 * The import, locked until the transaction ends.
 * @throws AppError NOT_FOUND
 */
export async function lockImport(req: PayloadRequest, id: string): Promise<ImportRow> {
  if (!isUuid(id)) throw new AppError('NOT_FOUND')
  const [row] = await queryInTransaction<ImportRow>(
    req,
    sql`SELECT ${columns} FROM event_imports WHERE id = ${id} FOR UPDATE`,
  )
  if (!row) throw new AppError('NOT_FOUND')
  return row
}
