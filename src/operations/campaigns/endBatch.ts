import type { Payload } from 'payload'
import { createLocalReq } from 'payload'
import { queryInTransaction, queryRows, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { outageWaitMs } from '@/lib/mailRetries'
import { record } from '@/outbox/record'
import { announceProgress } from '@/operations/campaigns/announceProgress'
import { lockCampaign, transitionCampaign } from '@/operations/campaigns/transitionCampaign'
import { sendBatch } from '@jobs/campaigns/sendBatch.job'

type Input = { payload: Payload; campaign: string; batch: number; trouble: string | null }

/**
 * What follows on a run over a batch: another one for what is left or due later, or the end of the campaign.
 * Safe to repeat.
 */
export async function endBatch({ payload, campaign, batch, trouble }: Input): Promise<void> {
  const [left] = await queryRows<{
    pending: string
    due: Date | string | null
    at: Date | string
  }>(
    payload,
    sql`SELECT count(*) FILTER (WHERE state = 'pending') AS pending,
          min(next_attempt_at) FILTER (WHERE state = 'retry') AS due, now() AS at
        FROM deliveries WHERE kind = 'campaign' AND subject = ${campaign} AND batch = ${batch}
          AND state IN ('pending', 'retry')
          AND (SELECT true FROM campaigns WHERE id = ${campaign} AND status = 'sending')`,
  )
  const pending = Number(left?.pending ?? 0) > 0
  const due = left?.due ? new Date(left.due) : null
  if (left && (pending || due)) {
    // By the database's clock, which also decides when it is due.
    const soon = new Date(new Date(left.at).getTime() + (trouble === null ? 0 : outageWaitMs))
    const runAt = pending ? soon : (due ?? soon)
    const req = await createLocalReq({}, payload)
    await inTransaction(req, () =>
      record({
        req,
        job: sendBatch,
        payload: { campaign, batch },
        runAt,
        dedupeKey: `campaigns.sendBatch:${campaign}:${batch}`,
      }),
    )
  }
  await finishIfDone(payload, campaign)
}

/**
 * Ends a campaign whose every mail has met its fate.
 * @returns whether it ended now
 */
export async function finishIfDone(payload: Payload, campaign: string): Promise<boolean> {
  const open = sql`SELECT 1 FROM deliveries WHERE kind = 'campaign' AND subject = ${campaign}
    AND state IN ('pending', 'claimed', 'handoff', 'retry')`
  const [ready] = await queryRows(
    payload,
    sql`SELECT 1 FROM campaigns WHERE id = ${campaign} AND status = 'sending'
          AND planned_at IS NOT NULL AND NOT EXISTS (${open})`,
  )
  if (!ready) return false
  const req = await createLocalReq({}, payload)
  const ended = await inTransaction(req, async () => {
    const locked = await lockCampaign(req, campaign)
    if (locked.status !== 'sending' || !locked.plannedAt) return false
    // Staff may have asked to retry in the meantime: look again under the lock.
    const [left] = await queryInTransaction(req, sql`${open} LIMIT 1`)
    if (left) return false
    await transitionCampaign({ req, campaign: locked, action: 'finish', set: sql`sent_at = now()` })
    return true
  })
  if (ended) await announceProgress({ payload, campaign, now: true })
  return ended
}
