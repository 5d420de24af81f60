import { createLocalReq, type Payload } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { lockImport } from '@/operations/eventImports/importRow'
import { moveImport } from '@/operations/eventImports/moveImport'

/** Ends an import whose rows are all done. What was only checked keeps its file, to be imported. */
export async function finishImport(payload: Payload, id: string): Promise<void> {
  const req = await createLocalReq({}, payload)
  await inTransaction(req, async () => {
    const row = await lockImport(req, id)
    if (row.status !== 'running' || row.done < row.total) return
    await moveImport({ req, row, to: row.dryRun ? 'checked' : 'completed' })
    if (row.dryRun) return
    await queryInTransaction(req, sql`DELETE FROM event_import_chunks WHERE import_id = ${id}`)
  })
}
