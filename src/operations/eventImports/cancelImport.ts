import type { PayloadRequest } from 'payload'
import { inTransaction } from '@/db/transaction'
import { lockImport } from '@/operations/eventImports/importRow'
import { moveImport } from '@/operations/eventImports/moveImport'
import type { EventImport } from '@/payload-types'

/**
 * Stops an import: the batch being written is the last. What it created stays.
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION once it has ended
 */
export async function cancelImport({
  req,
  id,
}: {
  req: PayloadRequest
  id: string
}): Promise<EventImport> {
  return inTransaction(req, async () => {
    const row = await lockImport(req, id)
    return moveImport({ req, row, to: 'cancelled' })
  })
}
