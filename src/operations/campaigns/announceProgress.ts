import type { Payload, PayloadRequest } from 'payload'
import { afterCommit } from '@/db/strictTransactions'
import { queryRows, sql } from '@/db/sql'
import { logger } from '@/logger'
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
  const waitMs = (nextAt.get(campaign) ?? 0) - startedAt
  if (!now && waitMs > 0) return tellLater({ payload, campaign, waitMs })
  nextAt.set(campaign, Infinity)
  try {
    const sums = await countLedger(payload, campaign)
    if (!sums) return
    const { status, planned, states } = sums
    emit({
      namespace: 'agent',
      to: rooms.campaign(campaign),
      event: 'campaign.progress',
      data: { campaign, status, planned, states, opens: sums.opens, clicks: sums.clicks },
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

const later = new Map<string, NodeJS.Timeout>()

/** What came too soon after the last time is told once the pause is over, so that the last word is true. */
function tellLater({ payload, campaign, waitMs }: Telling & { waitMs: number }): void {
  if (later.has(campaign)) return
  const tell = () => {
    later.delete(campaign)
    announceProgress({ payload, campaign }).catch((error: unknown) =>
      logger.warn({ err: error, campaign }, 'progress was not told'),
    )
  }
  later.set(campaign, setTimeout(tell, Math.min(waitMs, leastPauseMs)).unref())
}

/** Forgets what is still to be told: the process ends. Safe to repeat. */
export function stopTelling(): void {
  for (const timer of later.values()) clearTimeout(timer)
  later.clear()
}

/** The same once the request's transaction has committed. */
export async function announceAfterCommit(req: PayloadRequest, campaign: string): Promise<void> {
  const { payload } = req
  await afterCommit(req, () => announceProgress({ payload, campaign, now: true }))
}
