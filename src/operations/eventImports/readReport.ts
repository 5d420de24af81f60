import type { PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { AppError } from '@/errors'
import type { RowProblem } from '@/lib/eventImport/problems'
import { isUuid } from '@/lib/isUuid'
import type { EventImport } from '@/payload-types'

type Input = {
  req: PayloadRequest
  id: string
  page: number
  limit: number
  level?: RowProblem['level']
}

export type ReportLine = RowProblem & { position: number }

const columns = sql`position::float8 AS position, line::int AS line, level, code, field,
  column_name AS "column", message`

/**
 * One page of the report of an import, in the order of the file, with the import as it is now. The caller
 * has checked `events.import`.
 * @throws AppError NOT_FOUND
 */
export async function readReport({ req, id, page, limit, level }: Input) {
  const found = await requireImport(req, id)
  const wanted = level ? sql`AND level = ${level}` : sql``
  const [count] = await queryRows<{ all: number }>(
    req,
    sql`SELECT count(*)::int AS "all" FROM event_import_lines WHERE import_id = ${id} ${wanted}`,
  )
  const docs = await queryRows<ReportLine>(
    req,
    sql`SELECT ${columns} FROM event_import_lines WHERE import_id = ${id} ${wanted}
        ORDER BY position LIMIT ${limit} OFFSET ${(page - 1) * limit}`,
  )
  const totalDocs = count?.all ?? 0
  const totalPages = Math.max(1, Math.ceil(totalDocs / limit))
  return {
    import: found,
    docs: docs.map(({ position: _position, ...line }) => line),
    ...{ totalDocs, page, totalPages, limit },
  }
}

/** Lines of the report after a position, for whoever reads all of it. */
export async function readReportAfter(
  req: PayloadRequest,
  { id, after, level }: { id: string; after: number; level?: RowProblem['level'] },
): Promise<ReportLine[]> {
  return queryRows<ReportLine>(
    req,
    sql`SELECT ${columns} FROM event_import_lines
        WHERE import_id = ${id} AND position > ${after} ${level ? sql`AND level = ${level}` : sql``}
        ORDER BY position LIMIT 500`,
  )
}

/** @throws AppError NOT_FOUND */
export async function requireImport(req: PayloadRequest, id: string): Promise<EventImport> {
  const found = isUuid(id)
    ? await req.payload.findByID({
        collection: 'event-imports',
        id,
        depth: 0,
        disableErrors: true,
        overrideAccess: true,
        req,
      })
    : null
  if (!found) throw new AppError('NOT_FOUND')
  return found
}
