import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql, type Statement } from '@/db/sql'
import { AppError } from '@/errors'
import { campaignStates, type CampaignState } from '@/lib/campaignStates'
import { sayTo } from '@/lib/sayTo'
import { auditRows } from '@/operations/audit/auditRows'
import { recordWebhook } from '@/operations/webhooks/recordWebhook'

export type LockedCampaign = {
  id: string
  status: CampaignState
  scheduledAt: string | null
  plannedAt: string | null
}

/** What can be asked of a campaign, from where, and where it leads. Everything else is refused. */
export const campaignActions = {
  send: { from: ['draft', 'scheduled'], to: 'sending' },
  schedule: { from: ['draft'], to: 'scheduled' },
  unschedule: { from: ['scheduled'], to: 'draft' },
  pause: { from: ['sending'], to: 'paused' },
  resume: { from: ['paused'], to: 'sending' },
  cancel: { from: ['draft', 'scheduled', 'sending', 'paused'], to: 'cancelled' },
  retry: { from: ['sent', 'sending', 'paused'], to: 'sending' },
  finish: { from: ['sending'], to: 'sent' },
  fail: { from: ['scheduled', 'sending'], to: 'failed' },
} as const satisfies Record<string, { from: readonly CampaignState[]; to: CampaignState }>

export type CampaignAction = keyof typeof campaignActions

/** What people may ask; the platform does the rest itself. */
const byPeople = ['send', 'schedule', 'unschedule', 'pause', 'resume', 'cancel', 'retry'] as const

/** Locks a campaign's row until the transaction ends. @throws AppError NOT_FOUND */
export async function lockCampaign(req: PayloadRequest, id: string): Promise<LockedCampaign> {
  const [row] = await queryInTransaction<LockedCampaign>(
    req,
    sql`SELECT id, status, scheduled_at AS "scheduledAt", planned_at AS "plannedAt" FROM campaigns
        WHERE id::text = ${id} AND deleted_at IS NULL FOR NO KEY UPDATE`,
  )
  if (!row) throw new AppError('NOT_FOUND')
  return row
}

/**
 * Whether an action is possible where the campaign stands.
 * @throws AppError ILLEGAL_TRANSITION with `data.from`, `data.to`, `data.legal` (states) and `data.actions`
 */
export function assertAction(
  req: PayloadRequest,
  { status, action }: { status: CampaignState; action: CampaignAction },
): void {
  const { from, to } = campaignActions[action]
  if ((from as readonly CampaignState[]).includes(status)) return
  const legal: readonly CampaignState[] = campaignStates.transitions[status]
  const actions = byPeople.filter((name) =>
    (campaignActions[name].from as readonly CampaignState[]).includes(status),
  )
  const label = sayTo(req, campaignStates.labels[status])
  throw new AppError('ILLEGAL_TRANSITION', {
    message: sayTo(req, {
      en: `This campaign is “${label}”. Possible now: ${actions.join(', ') || 'nothing'}.`,
      tr: `Bu kampanya “${label}” durumunda. Şimdi yapılabilecekler: ${actions.join(', ') || 'yok'}.`,
    }),
    data: { from: status, to, legal: [...legal], actions },
  })
}

type Change = {
  req: PayloadRequest
  /** Under lock. */
  campaign: LockedCampaign
  action: CampaignAction
  reason?: string | null
  /** Columns that change along. */
  set?: Statement
}

/**
 * The state machine of campaigns; every door ends here. Checks that the step is legal, writes the status and
 * the audit entry in the caller's transaction. What follows from it is for the caller to record.
 * @throws AppError ILLEGAL_TRANSITION
 */
export async function transitionCampaign(change: Change): Promise<void> {
  const { req, campaign, action, reason = null, set } = change
  const { id, status } = campaign
  assertAction(req, { status, action })
  // Retrying the given up of a paused campaign leaves it paused.
  const to = action === 'retry' && status === 'paused' ? 'paused' : campaignActions[action].to
  const entry = {
    action: `campaigns.${action}`,
    subjectType: 'campaigns',
    subject: id,
    diff: { status: { from: status, to } },
    reason,
  }
  await queryInTransaction(
    req,
    sql`WITH audited AS (${auditRows({ req, entries: [entry] })})
        UPDATE campaigns SET status = ${to}::text::enum_campaigns_status,
          status_reason = ${reason}::text, updated_at = now()${set ? sql`, ${set}` : sql``}
        WHERE id = ${id}`,
  )
  if (action === 'finish') await recordWebhook({ req, type: 'campaign.sent', subject: id })
}
