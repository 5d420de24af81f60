import { createLocalReq, type Payload } from 'payload'
import { inTransaction } from '@/db/transaction'
import { ImportFileError } from '@/lib/eventImport/importFileError'
import { type ImportedRow, readEvents } from '@/lib/eventImport/readEvents'
import { applyBatch } from '@/operations/eventImports/applyBatch'
import { failImport } from '@/operations/eventImports/failImport'
import { finishImport } from '@/operations/eventImports/finishImport'
import { readImportFile } from '@/operations/eventImports/importFile'
import { findImport, type ImportRow, lockImport } from '@/operations/eventImports/importRow'
import { moveImport } from '@/operations/eventImports/moveImport'
import { readingOf } from '@/operations/eventImports/readingOf'
import { scanFile } from '@/operations/eventImports/scanFile'
import { record } from '@/outbox/record'
import { runImport as runImportJob } from '@jobs/events/runImport.job'

type Input = {
  payload: Payload
  id: string
  signal: AbortSignal
  onProgress: (done: number, total: number) => Promise<void>
}

/** Rows of one transaction: while one runs, other writers wait for at most that long. */
const batchRows = { check: 200, write: 20 }

/**
 * Works through an import from its cursor to its end. First the whole file is read once, so that one
 * which breaks off in the middle is refused before any event is made. Then rows go in batches, each with
 * its cursor, counts and report in one transaction: run it twice, kill it anywhere, and every row has
 * its effect once. When the worker stops, it asks to be run again.
 * @returns `ended`, or why it did nothing more
 */
export async function runImport({ payload, id, signal, onProgress }: Input): Promise<string> {
  const row = await beginImport(payload, id)
  if (!row) return 'not waiting to be run'
  try {
    if (row.total === 0) row.total = await scanFile({ payload, row })
    const size = row.dryRun ? batchRows.check : batchRows.write
    const bytes = readImportFile(payload, id)
    for await (const rows of inBatches(readEvents({ bytes, ...readingOf(row.options) }), size)) {
      const fresh = rows.filter(({ index }) => index >= row.done)
      if (fresh.length === 0) continue
      if (signal.aborted) {
        await askAgain(payload, id)
        return 'the worker is stopping; asked for again'
      }
      if (!(await applyBatch({ payload, row, rows: fresh }))) return 'stopped or taken over'
      row.done += fresh.length
      await onProgress(row.done, row.total)
    }
  } catch (error) {
    if (!(error instanceof ImportFileError)) throw error
    const { code, line, messages: message } = error
    await failImport({ payload, id, failure: { code, line, message } })
    return `file refused: ${code}`
  }
  await finishImport(payload, id)
  return 'ended'
}

async function beginImport(payload: Payload, id: string): Promise<ImportRow | null> {
  const found = await findImport(payload, id)
  if (!found) return null
  const req = await createLocalReq({}, payload)
  return inTransaction(req, async () => {
    const row = await lockImport(req, id)
    if (row.status === 'running') return row
    if (row.status !== 'queued') return null
    await moveImport({ req, row, to: 'running' })
    return { ...row, status: 'running' as const }
  })
}

async function* inBatches(
  rows: AsyncIterable<ImportedRow>,
  size: number,
): AsyncGenerator<ImportedRow[]> {
  let batch: ImportedRow[] = []
  for await (const row of rows) {
    batch.push(row)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

async function askAgain(payload: Payload, id: string): Promise<void> {
  const req = await createLocalReq({}, payload)
  await inTransaction(req, () => record({ req, job: runImportJob, payload: { import: id } }))
}
