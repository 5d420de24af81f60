import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { queryInTransaction, queryRows, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { readCsv } from '@/lib/eventImport/readCsv'
import type { SourceRow } from '@/lib/eventImport/sourceRow'
import { emit } from '@/realtime/emit'
import { rooms } from '@/realtime/rooms'
import { takeChunk, type ChunkResult } from '@/operations/listImports/takeChunk'
import { textOf } from '@/operations/listImports/startListImport'

const chunkSize = 500
/** Lines of the report that are kept; the counters tell of the others. */
const reportLines = 1_000

type Run = { payload: Payload; id: string; signal: AbortSignal }
type Row = { list: string; source: string | null; done: string; starter: string | null }

/**
 * Reads the file of an import from where the last run ended, 500 lines at a time; each chunk and how far it got
 * commit together, so that a run that was cut off goes on and nobody is counted twice. Ends by forgetting
 * the file. Safe to repeat and to run twice at once.
 * @returns false when there was nothing left to do
 */
export async function runListImport({ payload, id, signal }: Run): Promise<boolean> {
  const [row] = await queryRows<Row>(
    payload,
    sql`SELECT list_id AS list, source, done, started_by_id AS starter FROM list_imports
        WHERE id = ${id} AND status IN ('queued', 'running')`,
  )
  if (!row?.source) return false
  let at = Number(row.done)
  let seen = 0
  let chunk: SourceRow[] = []
  const flush = async () => {
    signal.throwIfAborted()
    const size = chunk.length
    const taken = await commitChunk({ payload, id, list: row.list, at, rows: chunk })
    at += size
    chunk = []
    if (taken) tell({ id, starter: row.starter, ...taken })
    return taken !== null
  }
  for await (const source of readCsv({ text: textOf(row.source) })) {
    seen += 1
    if (seen <= at) continue
    chunk.push(source)
    if (chunk.length === chunkSize && !(await flush())) return false
  }
  if (chunk.length > 0 && !(await flush())) return false
  const [ended] = await queryRows<{ done: string; total: string }>(
    payload,
    sql`UPDATE list_imports SET status = 'completed', source = NULL, updated_at = now()
        WHERE id = ${id} AND status IN ('queued', 'running') AND done = ${at}
        RETURNING done, total`,
  )
  if (ended) tell({ id, starter: row.starter, done: at, total: at, status: 'completed' })
  return Boolean(ended)
}

type Chunk = { payload: Payload; id: string; list: string; at: number; rows: SourceRow[] }
type Progress = { done: number; total: number; status: string }

/** Null when another run is ahead of this one. */
async function commitChunk({ payload, id, list, at, rows }: Chunk): Promise<Progress | null> {
  const req = await createLocalReq({}, payload)
  return inTransaction(req, async () => {
    const [mine] = await queryInTransaction<{ language: string | null }>(
      req,
      sql`SELECT u.id, c.locale::text AS language FROM list_imports i
            LEFT JOIN users u ON u.id = i.started_by_id LEFT JOIN contacts c ON c.user_id = u.id
          WHERE i.id = ${id} AND i.done = ${at} AND i.status IN ('queued', 'running')
          FOR NO KEY UPDATE OF i`,
    )
    if (!mine) return null
    const result = await takeChunk({ req, list, rows, cause: id, language: mine.language })
    return writeProgress({ req, id, count: rows.length, result })
  })
}

type Written = { req: PayloadRequest; id: string; count: number; result: ChunkResult }

async function writeProgress({ req, id, count, result }: Written): Promise<Progress> {
  const { subscribed, unchanged, skipped, failed, report } = result
  const [row] = await queryInTransaction<{ done: string; total: string }>(
    req,
    sql`UPDATE list_imports SET status = 'running', done = done + ${count},
          subscribed = subscribed + ${subscribed}, unchanged = unchanged + ${unchanged},
          skipped = skipped + ${skipped}, failed = failed + ${failed}, updated_at = now(),
          report = (SELECT coalesce(jsonb_agg(line), '[]'::jsonb) FROM (
            SELECT line FROM jsonb_array_elements(
              coalesce(report, '[]'::jsonb) || ${JSON.stringify(report)}::jsonb) AS line
            LIMIT ${reportLines}) AS kept)
        WHERE id = ${id} RETURNING done, total`,
  )
  return { done: Number(row?.done), total: Number(row?.total), status: 'running' }
}

function tell({ id, starter, ...progress }: Progress & { id: string; starter: string | null }) {
  if (!starter) return
  emit({
    namespace: 'agent',
    to: rooms.user(starter),
    event: 'job.progress',
    data: { collection: 'list-imports', id, ...progress },
  })
}
