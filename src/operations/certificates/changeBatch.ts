import type { PayloadRequest } from 'payload'
import { personOf } from '@/access/personOf'
import { queryInTransaction, sql } from '@/db/sql'
import { afterCommit } from '@/db/strictTransactions'
import { inTransaction } from '@/db/transaction'
import { AppError } from '@/errors'
import { batchStates, type BatchStatus } from '@/lib/certificates/batchStates'
import { isUuid } from '@/lib/isUuid'
import { sayTo } from '@/lib/sayTo'
import { appendAudit } from '@/operations/audit/appendAudit'
import type { CertificateBatch } from '@/payload-types'
import { announceBatch } from './announceBatch'
import { queuePlanned } from './queuePlanned'
import { recordLanes } from './recordLanes'

/** What staff do with a batch, and where each leads. */
export const batchActions = {
  approve: { from: ['planned'], to: 'approved' },
  pause: { from: ['approved', 'running'], to: 'paused' },
  resume: { from: ['paused'], to: 'running' },
  cancel: { from: ['planned', 'approved', 'running', 'paused'], to: 'cancelled' },
  retry: { from: ['completed'], to: 'running' },
} as const satisfies Record<string, { from: readonly BatchStatus[]; to: BatchStatus }>

export type BatchAction = keyof typeof batchActions

type Input = { req: PayloadRequest; id: unknown; action: BatchAction }

/**
 * The state machine of batches as staff drive it. Approving queues what was planned and asks for the work;
 * pausing takes effect with the next handful; cancelling takes away what has no number yet and keeps what
 * is out. Needs `certificates.issue`, checked by the caller.
 * @throws AppError 404; 409 ILLEGAL_TRANSITION with `data.legal`
 */
export async function changeBatch({ req, id, action }: Input): Promise<CertificateBatch> {
  if (!isUuid(id)) throw new AppError('NOT_FOUND')
  await inTransaction(req, async () => {
    const [batch] = await queryInTransaction<{ status: BatchStatus }>(
      req,
      sql`SELECT status::text AS status FROM certificate_batches WHERE id = ${id} FOR UPDATE`,
    )
    if (!batch) throw new AppError('NOT_FOUND')
    const { from, to } = batchActions[action]
    if (!(from as readonly string[]).includes(batch.status))
      throw refusal(req, { from: batch.status, to })
    await queryInTransaction(
      req,
      sql`UPDATE certificate_batches SET status = ${to}::text::enum_certificate_batches_status,
            updated_at = now(), heartbeat_at = now(), ${stamps(req, action)}
          WHERE id = ${id}`,
    )
    await effects[action](req, id)
    await appendAudit({
      req,
      action: `certificate-batches.${to}`,
      subjectType: 'certificate-batches',
      subject: id,
      diff: { status: { from: batch.status, to } },
    })
    await afterCommit(req, () => announceBatch(req.payload, id))
  })
  return req.payload.findByID({
    collection: 'certificate-batches',
    id,
    depth: 0,
    overrideAccess: false,
    req,
  })
}

function stamps(req: PayloadRequest, action: BatchAction) {
  if (action === 'approve') {
    return sql`approved_at = now(), approved_by_id = ${personOf(req)}::uuid`
  }
  return action === 'cancel' || action === 'retry'
    ? sql`completed_at = ${action === 'cancel' ? sql`now()` : sql`NULL`}`
    : sql`started_at = coalesce(started_at, CASE WHEN ${action === 'resume'} THEN now() END)`
}

const effects: Record<BatchAction, (req: PayloadRequest, id: string) => Promise<unknown>> = {
  approve: async (req, id) => {
    await queuePlanned(req, id)
    await recordLanes(req, id)
  },
  pause: async () => undefined,
  resume: recordLanes,
  retry: async (req, id) => {
    await queryInTransaction(
      req,
      sql`UPDATE certificates SET status = 'queued', attempts = 0, retry_at = NULL, updated_at = now()
          WHERE batch_id = ${id} AND status = 'failed'`,
    )
    await recordLanes(req, id)
  },
  cancel: async (req, id) => {
    await queryInTransaction(
      req,
      sql`DELETE FROM certificates
          WHERE batch_id = ${id} AND status IN ('planned', 'queued') AND number IS NULL`,
    )
    // A number that was given stays accounted for.
    await queryInTransaction(
      req,
      sql`UPDATE certificates SET status = 'failed', failure = 'The batch was cancelled.',
            live_key = NULL, updated_at = now()
          WHERE batch_id = ${id} AND status IN ('queued', 'failed')`,
    )
  },
}

type Step = { from: BatchStatus; to: BatchStatus }

function refusal(req: PayloadRequest, { from, to }: Step): AppError {
  const legal = batchStates.transitions[from]
  const label = (status: BatchStatus) => sayTo(req, batchStates.labels[status])
  return new AppError('ILLEGAL_TRANSITION', {
    message: sayTo(req, {
      en: `A batch that is “${label(from)}” cannot become “${label(to)}”.`,
      tr: `“${label(from)}” durumundaki toplu iş “${label(to)}” yapılamaz.`,
    }),
    data: { from, to, legal: [...legal] },
  })
}
