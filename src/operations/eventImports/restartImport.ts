import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { AppError } from '@/errors'
import { importOptions } from '@/lib/eventImport/importOptions'
import { sayTo } from '@/lib/sayTo'
import { lockImport } from '@/operations/eventImports/importRow'
import { moveImport } from '@/operations/eventImports/moveImport'
import { parseOptions } from '@/operations/eventImports/parseOptions'
import { noCounts } from '@/operations/eventImports/startImport'
import { record } from '@/outbox/record'
import type { EventImport } from '@/payload-types'
import { runImport } from '@jobs/events/runImport.job'

type Input = {
  req: PayloadRequest
  id: string
  dryRun: boolean
  /** Replace those given with the file. */
  options?: Record<string, unknown>
}

/**
 * Goes on with a file that was checked, or whose import failed: checks it again or imports its rows. A
 * failed import goes on where it stopped, unless something else is asked of it than before.
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION, 422 for options, 409 when the file was thrown away
 */
export async function restartImport({ req, id, dryRun, options }: Input): Promise<EventImport> {
  return inTransaction(req, async () => {
    const row = await lockImport(req, id)
    const goesOn = row.status === 'failed' && row.dryRun === dryRun && !options
    const asked = { ...row.options, ...options }
    const moved = await moveImport({
      req,
      row,
      to: 'queued',
      changes: {
        dryRun,
        failure: null,
        options: parseOptions(importOptions, asked),
        ...(goesOn ? {} : noCounts),
      },
    })
    await assertFileKept(req, id)
    if (!goesOn) {
      await queryInTransaction(req, sql`DELETE FROM event_import_lines WHERE import_id = ${id}`)
    }
    await record({ req, job: runImport, payload: { import: id } })
    return moved
  })
}

async function assertFileKept(req: PayloadRequest, id: string): Promise<void> {
  const kept = await queryInTransaction(
    req,
    sql`SELECT 1 FROM event_import_chunks WHERE import_id = ${id} LIMIT 1`,
  )
  if (kept.length > 0) return
  const message = sayTo(req, {
    en: 'The file is no longer kept. Upload it again.',
    tr: 'Dosya artık saklanmıyor. Yeniden yükleyin.',
  })
  throw new AppError('CONFLICT', { message })
}
