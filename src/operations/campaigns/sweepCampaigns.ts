import { createLocalReq, type Payload } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { record } from '@/outbox/record'
import { leaseMs } from '@/operations/campaigns/batchLedger'
import { clearUnsent } from '@/operations/campaigns/clearUnsent'
import { finishIfDone } from '@/operations/campaigns/endBatch'
import { announceProgress } from '@/operations/campaigns/announceProgress'
import { repairClaims } from '@/operations/campaigns/repairClaims'
import { planCampaign } from '@jobs/campaigns/planCampaign.job'
import { sendBatch } from '@jobs/campaigns/sendBatch.job'
import { startCampaign } from '@jobs/campaigns/startCampaign.job'
import { importPeople } from '@jobs/lists/importPeople.job'
import { requireQueue } from '@jobs/queues'

type Found = { id: string; scheduledAt: Date | string }

/**
 * Finds what should have happened to campaigns and did not: claims of dead processes, ledgers half written,
 * mails that are due with no job to send them, schedules that were missed, cancelled rows still open,
 * campaigns that have ended. Every repair is one that may also happen twice.
 * @returns how many of each
 */
export async function sweepCampaigns(payload: Payload) {
  const { released, unknown } = await repairClaims(payload)
  return {
    released,
    unknown,
    started: await startMissed(payload),
    planned: await planForgotten(payload),
    batches: await sendForgotten(payload),
    cleared: await clearForgotten(payload),
    finished: await finishForgotten(payload),
    imports: await importForgotten(payload),
  }
}

async function startMissed(payload: Payload): Promise<number> {
  const missed = await queryRows<Found>(
    payload,
    sql`SELECT id, scheduled_at AS "scheduledAt" FROM campaigns
        WHERE status = 'scheduled' AND scheduled_at < now() - interval '10 seconds'
          AND deleted_at IS NULL`,
  )
  for (const { id, scheduledAt } of missed) {
    await ask(payload, (req) =>
      record({
        req,
        job: startCampaign,
        payload: { campaign: id, scheduledAt: new Date(scheduledAt).toISOString() },
        dedupeKey: `campaigns.startCampaign:${id}`,
      }),
    )
  }
  return missed.length
}

async function planForgotten(payload: Payload): Promise<number> {
  const halfWritten = await queryRows<Found>(
    payload,
    sql`SELECT id FROM campaigns c WHERE status = 'sending' AND planned_at IS NULL
          AND started_at < now() - interval '15 seconds' AND deleted_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.kind = 'campaign'
            AND d.subject = c.id::text AND d.created_at > now() - interval '15 seconds')`,
  )
  for (const { id } of halfWritten) {
    await ask(payload, (req) =>
      record({
        req,
        job: planCampaign,
        payload: { campaign: id },
        dedupeKey: `campaigns.planCampaign:${id}`,
      }),
    )
  }
  return halfWritten.length
}

type Batch = { subject: string; batch: string }

/** Due mails of batches that nobody works on and no waiting job is going to. */
async function sendForgotten(payload: Payload): Promise<number> {
  const lease = sql`make_interval(secs => ${leaseMs / 1000}::float8)`
  const idle = await queryRows<Batch>(
    payload,
    sql`SELECT d.subject, d.batch FROM deliveries d
          JOIN campaigns c ON c.id::text = d.subject
        WHERE d.kind = 'campaign' AND d.state IN ('pending', 'claimed', 'handoff', 'retry')
          AND c.status = 'sending' AND c.planned_at < now() - interval '5 seconds'
        GROUP BY d.subject, d.batch
        HAVING bool_or(d.state = 'pending' OR (d.state = 'retry' AND d.next_attempt_at < now()))
          AND NOT bool_or(d.state IN ('claimed', 'handoff') AND d.claimed_at > now() - ${lease})`,
  )
  if (idle.length === 0) return 0
  const known = await waitingBatches(payload)
  const forgotten = idle.filter(({ subject, batch }) => !known.has(`${subject} ${batch}`))
  for (const { subject, batch } of forgotten) {
    await ask(payload, (req) =>
      record({ req, job: sendBatch, payload: { campaign: subject, batch: Number(batch) } }),
    )
  }
  return forgotten.length
}

/** Batches with a job in the queue that has not begun, or in the outbox and due. */
async function waitingBatches(payload: Payload): Promise<Set<string>> {
  const recorded = await queryRows<{ payload: { campaign: string; batch: number } }>(
    payload,
    sql`SELECT payload FROM outbox WHERE job = ${sendBatch.name} AND published_at IS NULL
          AND run_at <= now()`,
  )
  const queued = await requireQueue(sendBatch.queue).getJobs(['waiting', 'prioritized'])
  return new Set(
    [
      ...recorded.map((row) => row.payload),
      ...queued
        .filter((job) => job?.name === sendBatch.name)
        .map((job) => job.data as { campaign: string; batch: number }),
    ].map(({ campaign, batch }) => `${campaign} ${batch}`),
  )
}

async function clearForgotten(payload: Payload): Promise<number> {
  const open = await queryRows<Found>(
    payload,
    sql`SELECT DISTINCT c.id FROM campaigns c
          JOIN deliveries d ON d.kind = 'campaign' AND d.subject = c.id::text
        WHERE c.status = 'cancelled' AND d.state IN ('pending', 'claimed', 'retry')`,
  )
  for (const { id } of open) await clearUnsent(payload, id)
  return open.length
}

async function finishForgotten(payload: Payload): Promise<number> {
  const running = await queryRows<Found>(
    payload,
    sql`SELECT id FROM campaigns
        WHERE status = 'sending' AND planned_at IS NOT NULL AND deleted_at IS NULL`,
  )
  let finished = 0
  for (const { id } of running) {
    if (await finishIfDone(payload, id)) finished += 1
    else await announceProgress({ payload, campaign: id })
  }
  return finished
}

/** Imports of lists that nobody works on. */
async function importForgotten(payload: Payload): Promise<number> {
  const idle = await queryRows<Found>(
    payload,
    sql`SELECT id FROM list_imports WHERE status IN ('queued', 'running')
          AND updated_at < now() - interval '1 minute'`,
  )
  for (const { id } of idle) {
    const dedupeKey = `lists.importPeople:${id}`
    await ask(payload, (req) =>
      record({ req, job: importPeople, payload: { import: id }, dedupeKey }),
    )
  }
  return idle.length
}

async function ask(
  payload: Payload,
  work: (req: Awaited<ReturnType<typeof createLocalReq>>) => Promise<void>,
): Promise<void> {
  const req = await createLocalReq({}, payload)
  await inTransaction(req, () => work(req))
}
