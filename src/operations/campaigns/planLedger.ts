import type { Payload, PayloadRequest } from 'payload'
import { createLocalReq } from 'payload'
import { newId } from '@/db/newId'
import { queryInTransaction, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { announceProgress } from '@/operations/campaigns/announceProgress'
import { askForBatches } from '@/operations/campaigns/askForBatches'
import { belongs, whyNot, type FrozenAudience } from '@/operations/campaigns/frozenAudience'
import { messageHost } from '@/operations/campaigns/messageHost'

/** Recipients of one job. */
export const batchSize = 1_000
/** Rows one statement writes; a whole number of batches. A pause waits for one at most. */
const sliceSize = 5 * batchSize

type Options = { payload: Payload; campaign: string; signal?: AbortSignal }

/**
 * Writes the ledger of a campaign that started: one row per contact of its audience, in slices of 5,000 by SQL
 * alone, so that memory stays flat. Who is suppressed or left gets a row too, skipped with the reason. Then
 * asks for a job per thousand. Each slice is a transaction that goes on where the last one ended: safe to
 * repeat, to be cut off anywhere and to run twice at once.
 * @returns how many recipients there are, or null when there was nothing to plan
 */
export async function planLedger({ payload, campaign, signal }: Options): Promise<number | null> {
  for (;;) {
    signal?.throwIfAborted()
    const req = await createLocalReq({}, payload)
    const written = await inTransaction(req, () => planSlice(req, campaign))
    if (written === null) return null
    await announceProgress({ payload, campaign })
    if (written < sliceSize) break
  }
  const req = await createLocalReq({}, payload)
  const planned = await inTransaction(req, () => closeLedger(req, campaign))
  await announceProgress({ payload, campaign, now: true })
  return planned
}

type Unplanned = { audience: FrozenAudience; host: string }

/** Locks the campaign while its ledger is being written; null when there is nothing to write (any more). */
async function lockUnplanned(req: PayloadRequest, campaign: string): Promise<Unplanned | null> {
  const [row] = await queryInTransaction<{ audience: FrozenAudience; from: string }>(
    req,
    sql`SELECT s.audience, s.message -> 'from' ->> 'address' AS "from"
        FROM campaigns c JOIN campaign_snapshots s ON s.campaign_id = c.id
        WHERE c.id = ${campaign} AND c.status IN ('sending', 'paused') AND c.planned_at IS NULL
        FOR NO KEY UPDATE OF c`,
  )
  return row ? { audience: row.audience, host: messageHost(row.from) } : null
}

async function planSlice(req: PayloadRequest, campaign: string): Promise<number | null> {
  const open = await lockUnplanned(req, campaign)
  if (!open) return null
  const { audience, host } = open
  const [row] = await queryInTransaction<{ written: string }>(
    req,
    sql`WITH last AS (
          SELECT contact_id, batch FROM deliveries
          WHERE kind = 'campaign' AND subject = ${campaign} ORDER BY contact_id DESC LIMIT 1),
        people AS (
          SELECT c.id AS contact, ${whyNot(audience)} AS why FROM contacts c
          WHERE c.id > coalesce((SELECT contact_id FROM last), '00000000-0000-0000-0000-000000000000')
            AND ${belongs(audience)}
          ORDER BY c.id LIMIT ${sliceSize}),
        numbered AS (
          SELECT contact, why, ${newId} AS id,
            coalesce((SELECT batch + 1 FROM last), 0)
              + div(row_number() OVER (ORDER BY contact) - 1, ${batchSize}) AS batch
          FROM people),
        written AS (
          INSERT INTO deliveries (id, kind, subject, contact_id, state, reason, attempts, message_id,
            batch, created_at, updated_at)
          SELECT id, 'campaign', ${campaign}, contact,
            CASE WHEN why IS NULL THEN 'pending' ELSE 'skipped' END::enum_deliveries_state, why, 0,
            '<' || id || '@' || ${host}::text || '>', batch, now(), now()
          FROM numbered
          ON CONFLICT (kind, subject, contact_id) DO NOTHING RETURNING 1)
        SELECT count(*) AS written FROM written`,
  )
  return Number(row?.written ?? 0)
}

/** The ledger is whole: from now on mails may leave. */
async function closeLedger(req: PayloadRequest, campaign: string): Promise<number | null> {
  if (!(await lockUnplanned(req, campaign))) return null
  const [row] = await queryInTransaction<{ planned: string; status: string }>(
    req,
    sql`UPDATE campaigns SET planned_at = now(), updated_at = now(), total_recipients = (
          SELECT count(*) FROM deliveries WHERE kind = 'campaign' AND subject = ${campaign})
        WHERE id = ${campaign} RETURNING total_recipients AS planned, status`,
  )
  if (row?.status === 'sending') await askForBatches(req, campaign)
  return Number(row?.planned ?? 0)
}
