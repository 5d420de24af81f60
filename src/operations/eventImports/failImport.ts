import { createLocalReq, type Payload } from 'payload'
import { inTransaction } from '@/db/transaction'
import type { LocalisedText } from '@/lib/localisedText'
import { lockImport } from '@/operations/eventImports/importRow'
import { moveImport } from '@/operations/eventImports/moveImport'

type Failure = { code: string; line?: number; message: LocalisedText }

/** Ends a waiting or running import with the reason why; one that has ended stays as it is. */
export async function failImport({
  payload,
  id,
  failure,
}: {
  payload: Payload
  id: string
  failure: Failure
}): Promise<void> {
  const req = await createLocalReq({}, payload)
  await inTransaction(req, async () => {
    const row = await lockImport(req, id)
    if (row.status !== 'queued' && row.status !== 'running') return
    await moveImport({ req, row, to: 'failed', changes: { failure } })
  })
}
