import type { Payload, PayloadRequest } from 'payload'
import { afterCommit } from '@/db/strictTransactions'
import { queryRows, sql } from '@/db/sql'
import { countLedger } from '@/operations/campaigns/campaignLedger'
import { emit } from '@/realtime/emit'
import { rooms } from '@/realtime/rooms'

const leastPauseMs = 1_000
/** Counting a large ledger takes its time: it may be busy with that a tenth of it. */
const pauseFactor = 10

const nextAt = new Map<string, number>()

type Telling = {
  payload: Payload
  campaign: string
  /** Even if it was told less than a second ago: the status changed. */
  now?: boolean
}

/**
 * Tells those who watch a campaign where it stands, from the ledger, at most once a second per campaign and
 * process; keeps the counters of the campaign's list row alongside. Call it outside transactions.
 */
export async function announceProgress({ payload, campaign, now = false }: Telling): Promise<void> {
  const startedAt = Date.now()
  if (!now && (nextAt.get(campaign) ?? 0) > startedAt) return
  nextAt.set(campaign, Infinity)
  try {
    const sums = await countLedger(payload, campaign)
    if (!sums) return
    const { status, planned, states } = sums
    emit({
      namespace: 'agent',
      to: rooms.campaign(campaign),
      event: 'campaign.progress',
      data: { campaign, status, planned, states },
    })
    await queryRows(
      payload,
      sql`UPDATE campaigns SET sent_count = ${states.accepted ?? 0}, opened_count = ${sums.opens.human},
            clicked_count = ${sums.clicks.human}
          WHERE id::text = ${campaign} AND (sent_count, opened_count, clicked_count) IS DISTINCT FROM
            (${states.accepted ?? 0}::numeric, ${sums.opens.human}::numeric, ${sums.clicks.human}::numeric)`,
    )
  } finally {
    const took = Date.now() - startedAt
    nextAt.set(campaign, Date.now() + Math.max(leastPauseMs, pauseFactor * took))
    if (nextAt.size > 1_000) nextAt.delete([...nextAt.keys()][0] ?? '')
  }
}

/** The same once the request's transaction has committed. */
export async function announceAfterCommit(req: PayloadRequest, campaign: string): Promise<void> {
  const { payload } = req
  await afterCommit(req, () => announceProgress({ payload, campaign, now: true }))
}
