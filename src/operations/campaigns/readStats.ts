import type { PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { AppError } from '@/errors'
import { countLedger, type LedgerSums } from '@/operations/campaigns/campaignLedger'

export type CampaignStats = LedgerSums & {
  /** Why mails are where they are, most frequent first; accepted ones need no reason. */
  reasons: { state: string; reason: string; count: number }[]
  links: { url: string; human: number; machine: number }[]
  /** Opens and clicks of people, by hours since it was sent; the first three days. */
  hours: { hour: number; opens: number; clicks: number }[]
}

/** Counting a large ledger takes longer than staff reload: answers this old are given again. */
const freshMs = 2_000
const kept = new Map<string, { at: number; stats: CampaignStats }>()

/**
 * A campaign in numbers, counted from its ledger; at most 2 s old.
 * @throws AppError NOT_FOUND
 */
export async function readStats(req: PayloadRequest, campaign: string): Promise<CampaignStats> {
  const known = kept.get(campaign)
  if (known && Date.now() - known.at < freshMs) return known.stats
  const sums = await countLedger(req, campaign)
  if (!sums) throw new AppError('NOT_FOUND')
  const [reasons, links, hours] = await Promise.all([
    readReasons(req, campaign),
    readLinks(req, campaign),
    readHours(req, campaign),
  ])
  const stats = { ...sums, reasons, links, hours }
  kept.set(campaign, { at: Date.now(), stats })
  if (kept.size > 100) kept.delete([...kept.keys()][0] ?? '')
  return stats
}

async function readReasons(req: PayloadRequest, campaign: string) {
  const rows = await queryRows<{ state: string; reason: string; count: string }>(
    req,
    sql`SELECT state::text, left(reason, 200) AS reason, count(*) FROM deliveries
        WHERE kind = 'campaign' AND subject = ${campaign} AND reason IS NOT NULL
        GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT 10`,
  )
  return rows.map(({ count, ...row }) => ({ ...row, count: Number(count) }))
}

async function readLinks(req: PayloadRequest, campaign: string) {
  const rows = await queryRows<{ url: string; human: string; machine: string }>(
    req,
    sql`SELECT l.url,
          count(DISTINCT e.delivery_id) FILTER (WHERE e.actor = 'human') AS human,
          count(DISTINCT e.delivery_id) FILTER (WHERE e.actor = 'machine') AS machine
        FROM campaign_links l LEFT JOIN email_events e ON e.link_id = l.id AND e.kind = 'click'
        WHERE l.campaign_id::text = ${campaign} GROUP BY l.id, l.url, l.position
        ORDER BY human DESC, l.position LIMIT 50`,
  )
  return rows.map(({ url, ...row }) => ({
    url,
    human: Number(row.human),
    machine: Number(row.machine),
  }))
}

async function readHours(req: PayloadRequest, campaign: string) {
  const rows = await queryRows<{ hour: string; opens: string; clicks: string }>(
    req,
    sql`WITH begun AS (SELECT started_at FROM campaigns WHERE id::text = ${campaign}),
          first AS (
            SELECT floor(extract(epoch FROM e.created_at - begun.started_at) / 3600) AS hour, e.kind
            FROM email_events e, begun
            WHERE e.campaign_id::text = ${campaign} AND e.actor = 'human'
              AND e.created_at < begun.started_at + interval '72 hours')
        SELECT hour, count(*) FILTER (WHERE kind = 'open') AS opens,
          count(*) FILTER (WHERE kind = 'click') AS clicks
        FROM first GROUP BY hour ORDER BY hour`,
  )
  return rows.map((row) => ({
    hour: Number(row.hour),
    opens: Number(row.opens),
    clicks: Number(row.clicks),
  }))
}
