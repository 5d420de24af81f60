import type { PayloadRequest } from 'payload'
import { afterCommit } from '@/db/strictTransactions'
import { AppError } from '@/errors'
import { importStates, type ImportStatus } from '@/lib/importStates'
import { sayTo } from '@/lib/sayTo'
import { announceProgress } from '@/operations/eventImports/announceProgress'
import type { ImportRow } from '@/operations/eventImports/importRow'
import type { EventImport } from '@/payload-types'

type Input = {
  req: PayloadRequest
  /** Locked by the caller. */
  row: ImportRow
  to: ImportStatus
  changes?: Partial<EventImport>
}

/**
 * The transition function of imports: every change of status comes through here, in the caller's
 * transaction, and is announced once that is durable.
 * @throws AppError 409 with the legal targets in `data.legal`
 */
export async function moveImport({ req, row, to, changes }: Input): Promise<EventImport> {
  const from = row.status
  const legal: readonly ImportStatus[] = importStates.transitions[from]
  if (!legal.includes(to)) {
    const label = (status: ImportStatus) => sayTo(req, importStates.labels[status])
    throw new AppError('ILLEGAL_TRANSITION', {
      message: sayTo(req, {
        en: `An import that is “${label(from)}” cannot become “${label(to)}”.`,
        tr: `“${label(from)}” durumundaki aktarım “${label(to)}” yapılamaz.`,
      }),
      data: { from, to, legal: [...legal] },
    })
  }
  const moved = await req.payload.update({
    collection: 'event-imports',
    id: row.id,
    data: { ...changes, status: to },
    depth: 0,
    // The caller has checked `events.import`, or is the job.
    overrideAccess: true,
    req,
  })
  await afterCommit(req, () => announceProgress(moved))
  return moved
}
