import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { uuidv7 } from 'uuidv7'
import { queryInTransaction, sql } from '@/db/sql'
import { invalidFields } from '@/errors'
import { sayTo } from '@/lib/sayTo'
import type { Campaign } from '@/payload-types'
import { record } from '@/outbox/record'
import { belongs, freezeAudience, type FrozenAudience } from '@/operations/campaigns/frozenAudience'
import { readSendable } from '@/operations/campaigns/readSendable'
import type { LockedCampaign } from '@/operations/campaigns/transitionCampaign'
import { transitionCampaign } from '@/operations/campaigns/transitionCampaign'
import { planCampaign } from '@jobs/campaigns/planCampaign.job'

type Input = { req: PayloadRequest; campaign: LockedCampaign }

/**
 * Starts a campaign: checks its content, freezes what it says and whom it is for, and asks for the job that
 * writes its ledger. No mail leaves before every recipient has a row. Needs a transaction with the campaign
 * locked.
 * @throws AppError 422 naming tags, links or an audience that cannot be used; ILLEGAL_TRANSITION
 */
export async function startCampaign({ req, campaign }: Input): Promise<void> {
  const { doc, message } = await readSendable(req, campaign.id)
  const audience = await requireAudience(req, doc)
  await queryInTransaction(
    req,
    sql`INSERT INTO campaign_snapshots (id, campaign_id, message, audience, hash, created_at, updated_at)
        VALUES (${uuidv7()}, ${doc.id}, ${JSON.stringify(message)}::jsonb,
                ${JSON.stringify(audience)}::jsonb,
                ${createHash('sha256').update(JSON.stringify(message)).digest('hex')}, now(), now())`,
  )
  const links = message.links.map((url, position) => ({ id: uuidv7(), position, url }))
  await queryInTransaction(
    req,
    sql`INSERT INTO campaign_links (id, campaign_id, position, url, created_at, updated_at)
        SELECT id, ${doc.id}, position, url, now(), now()
        FROM jsonb_to_recordset(${JSON.stringify(links)}::jsonb)
          AS link(id uuid, position numeric, url text)`,
  )
  await transitionCampaign({ req, campaign, action: 'send', set: sql`started_at = now()` })
  await record({ req, job: planCampaign, payload: { campaign: doc.id } })
}

/** @throws AppError 422 where the audience chooses nobody */
export async function requireAudience(
  req: PayloadRequest,
  { audience }: Pick<Campaign, 'audience'>,
): Promise<FrozenAudience> {
  const frozen = await freezeAudience(req, audience ?? {})
  const [someone] = await queryInTransaction(
    req,
    sql`SELECT 1 FROM contacts c WHERE ${belongs(frozen)} LIMIT 1`,
  )
  if (someone) return frozen
  throw invalidFields([
    {
      path: 'audience',
      message: sayTo(req, {
        en: 'Nobody would get it: there is no one on these lists whom the conditions match.',
        tr: 'Kimseye gitmez: bu listelerde koşullara uyan kimse yok.',
      }),
    },
  ])
}
