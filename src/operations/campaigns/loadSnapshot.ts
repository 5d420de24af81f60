import type { Payload } from 'payload'
import { queryRows, sql } from '@/db/sql'
import type { CampaignMessage } from '@/emails/campaign/campaignMessage'
import { compileCampaign } from '@/emails/campaign/compileCampaign'
import type { FrozenAudience } from '@/operations/campaigns/frozenAudience'

type Snapshot = {
  message: CampaignMessage
  audience: FrozenAudience
  compose: ReturnType<typeof compileCampaign>
}

/** Batches of one campaign follow each other in a process: the last few stay compiled. */
const most = 8
const compiled = new Map<string, Snapshot>()

/** What a campaign said and to whom when it started, ready to make messages from. Null before it started. */
export async function loadSnapshot(payload: Payload, campaign: string): Promise<Snapshot | null> {
  const known = compiled.get(campaign)
  if (known) return known
  const [row] = await queryRows<Omit<Snapshot, 'compose'>>(
    payload,
    sql`SELECT message, audience FROM campaign_snapshots WHERE campaign_id::text = ${campaign}`,
  )
  if (!row) return null
  const snapshot = { ...row, compose: compileCampaign(row.message) }
  compiled.set(campaign, snapshot)
  if (compiled.size > most) compiled.delete([...compiled.keys()][0] ?? '')
  return snapshot
}
