import { createLocalReq } from 'payload'
import type { Payload } from 'payload'
import { randomUUID } from 'node:crypto'
import { queryRows, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { announceBatch } from './announceBatch'
import { claimCertificates } from './claimCertificates'
import { completeBatch } from './completeBatch'
import { issueClaimed } from './issueClaimed'
import { readProgress } from './readProgress'
import { recordLane } from './recordLanes'

type Input = {
  payload: Payload
  batch: string
  lane: number
  by: string
  signal: AbortSignal
  progress: (done: number, total: number) => Promise<void>
}

/** So many are claimed at once: a pause takes effect after them. */
const handful = 8
/** A lane gives its place in the queue to others after this long, and goes on behind them. */
const turnMs = 60_000
const announceEveryMs = 500

/**
 * Prints certificates of a batch until there are none, the batch is paused, the worker stops or the turn is
 * over; then asks for what is left. Completes the batch when nothing is open. Any number of lanes, in any
 * number of workers, share a batch.
 */
export async function runBatchLane({ payload, batch, lane, signal, progress, ...input }: Input) {
  const by = `${input.by}/${randomUUID()}`
  await queryRows(
    payload,
    sql`UPDATE certificate_batches SET status = 'running', heartbeat_at = now(), updated_at = now(),
          started_at = coalesce(started_at, now())
        WHERE id = ${batch} AND status = 'approved'`,
  )
  const endsAt = Date.now() + turnMs
  let announcedAt = 0
  let last = handful
  while (last > 0 && !signal.aborted && Date.now() < endsAt) {
    const claimed = await claimCertificates({ payload, which: { batch, limit: handful }, by })
    last = claimed.length
    if (last > 0) await issueClaimed({ payload, claimed, by })
    if (last > 0 && Date.now() - announcedAt > announceEveryMs) {
      announcedAt = Date.now()
      const { done, total } = await readProgress(payload, batch)
      await progress(done, total)
      await announceBatch(payload, batch)
    }
  }
  await askForRest({ payload, batch, lane })
  await completeBatch(payload, batch)
  await announceBatch(payload, batch)
}

/** Of a running batch: at once when the turn was over, else when the first may be tried again. */
async function askForRest({ payload, batch, lane }: Pick<Input, 'batch' | 'lane' | 'payload'>) {
  const [rest] = await queryRows<{ at: string | null }>(
    payload,
    sql`SELECT min(coalesce(c.retry_at, now())) AS at FROM certificates c
        JOIN certificate_batches b ON b.id = c.batch_id
        WHERE c.batch_id = ${batch} AND c.status = 'queued' AND b.status = 'running'`,
  )
  if (!rest?.at) return
  const req = await createLocalReq({}, payload)
  const runAt = new Date(rest.at)
  await inTransaction(req, () => recordLane({ req, batch, lane, runAt }))
}
