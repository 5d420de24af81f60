import type { PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { AppError } from '@/errors'
import { belongs, freezeAudience, whyNot } from '@/operations/campaigns/frozenAudience'

export type AudienceSize = {
  planned: number
  sendable: number
  skipped: Record<string, number>
}

/**
 * Who a campaign would go to if it were sent now, counted by what stands against it.
 * @throws AppError NOT_FOUND; 422 where nothing chooses anybody
 */
export async function readAudience(req: PayloadRequest, campaign: string): Promise<AudienceSize> {
  const doc = await req.payload.findByID({
    collection: 'campaigns',
    id: campaign,
    depth: 0,
    select: { audience: true },
    disableErrors: true,
    overrideAccess: true,
    req,
  })
  if (!doc) throw new AppError('NOT_FOUND')
  const audience = await freezeAudience(req, doc.audience ?? {})
  const rows = await queryRows<{ why: string | null; people: string }>(
    req,
    sql`SELECT why, count(*) AS people FROM (
          SELECT ${whyNot(audience)} AS why FROM contacts c WHERE ${belongs(audience)}) AS judged
        GROUP BY why ORDER BY count(*) DESC`,
  )
  const skipped = Object.fromEntries(
    rows.filter(({ why }) => why !== null).map(({ why, people }) => [why, Number(people)]),
  ) as Record<string, number>
  const sendable = Number(rows.find(({ why }) => why === null)?.people ?? 0)
  const planned = rows.reduce((sum, { people }) => sum + Number(people), 0)
  return { planned, sendable, skipped }
}
