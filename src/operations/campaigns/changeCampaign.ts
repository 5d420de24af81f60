import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { invalidFields } from '@/errors'
import { sayTo } from '@/lib/sayTo'
import { record } from '@/outbox/record'
import { announceAfterCommit } from '@/operations/campaigns/announceProgress'
import { askForBatches } from '@/operations/campaigns/askForBatches'
import { readSendable } from '@/operations/campaigns/readSendable'
import { requireAudience, startCampaign } from '@/operations/campaigns/startCampaign'
import {
  assertAction,
  lockCampaign,
  transitionCampaign,
  type LockedCampaign,
} from '@/operations/campaigns/transitionCampaign'
import { clearCancelled } from '@jobs/campaigns/clearCancelled.job'
import { planCampaign } from '@jobs/campaigns/planCampaign.job'
import { startCampaign as startJob } from '@jobs/campaigns/startCampaign.job'

type Asked = { req: PayloadRequest; campaign: string }

/** Locks the campaign, changes it and tells those who watch, in one transaction. */
async function change(
  { req, campaign }: Asked,
  work: (locked: LockedCampaign) => Promise<void>,
): Promise<void> {
  await inTransaction(req, async () => {
    await work(await lockCampaign(req, campaign))
    await announceAfterCommit(req, campaign)
  })
}

/**
 * Sends a campaign now: a draft, or a scheduled one ahead of its time.
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION, and what `startCampaign` throws
 */
export async function sendNow({ req, campaign }: Asked): Promise<void> {
  await change({ req, campaign }, async (locked) => {
    assertAction(req, { status: locked.status, action: 'send' })
    await startCampaign({ req, campaign: locked })
  })
}

/**
 * Has a campaign start at a moment. What it says is checked now, and again then.
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION; 422 for a moment that has passed or content not fit to send
 */
export async function scheduleCampaign({
  req,
  campaign,
  at,
  timezone,
}: Asked & { at: Date; timezone: string }): Promise<void> {
  if (at.getTime() <= Date.now()) {
    const message = sayTo(req, {
      en: 'This moment has passed. Choose a later one, or send now.',
      tr: 'Bu zaman geçti. Daha sonrasını seçin ya da hemen gönderin.',
    })
    throw invalidFields([{ path: 'scheduledAt', message }])
  }
  await change({ req, campaign }, async (locked) => {
    assertAction(req, { status: locked.status, action: 'schedule' })
    const { doc } = await readSendable(req, campaign)
    await requireAudience(req, doc)
    const scheduledAt = at.toISOString()
    const set = sql`scheduled_at = ${scheduledAt}::timestamptz, timezone = ${timezone}`
    await transitionCampaign({ req, campaign: locked, action: 'schedule', set })
    await record({ req, job: startJob, payload: { campaign, scheduledAt }, runAt: at })
  })
}

/** Takes a scheduled campaign back to draft. */
export async function unscheduleCampaign({ req, campaign }: Asked): Promise<void> {
  await change({ req, campaign }, (locked) =>
    transitionCampaign({
      req,
      campaign: locked,
      action: 'unschedule',
      set: sql`scheduled_at = NULL, timezone = NULL`,
    }),
  )
}

/** Stops handing mails over, from the next one on: each handing over looks at the status first. */
export async function pauseCampaign({ req, campaign }: Asked): Promise<void> {
  await change({ req, campaign }, (locked) =>
    transitionCampaign({ req, campaign: locked, action: 'pause' }),
  )
}

/** Goes on with what a paused campaign has not sent yet. */
export async function resumeCampaign({ req, campaign }: Asked): Promise<void> {
  await change({ req, campaign }, async (locked) => {
    await transitionCampaign({ req, campaign: locked, action: 'resume' })
    if (locked.plannedAt) await askForBatches(req, campaign)
    else await record({ req, job: planCampaign, payload: { campaign } })
  })
}

/** Ends a campaign for good. What has not been handed over by then never is. */
export async function cancelCampaign({ req, campaign }: Asked): Promise<void> {
  await change({ req, campaign }, async (locked) => {
    const running = locked.status === 'sending' || locked.status === 'paused'
    await transitionCampaign({ req, campaign: locked, action: 'cancel' })
    if (running) await record({ req, job: clearCancelled, payload: { campaign } })
  })
}

type Retry = Asked & {
  /** `dead`: given up. `unknown`: may have arrived, so a second mail may be a double; asked for by name only. */
  states: ('dead' | 'unknown')[]
}

/**
 * Tries mails again that were given up, by the wish of staff.
 * @returns how many
 */
export async function retryMails({ req, campaign, states }: Retry): Promise<number> {
  let retried = 0
  await change({ req, campaign }, async (locked) => {
    assertAction(req, { status: locked.status, action: 'retry' })
    const rows = await queryInTransaction(
      req,
      sql`UPDATE deliveries SET state = 'pending', attempts = 0, next_attempt_at = NULL,
            claimed_by = NULL, updated_at = now()
          WHERE kind = 'campaign' AND subject = ${campaign}
            AND state::text IN (SELECT jsonb_array_elements_text(${JSON.stringify(states)}::jsonb))
          RETURNING 1`,
    )
    retried = rows.length
    if (retried === 0) return
    await transitionCampaign({ req, campaign: locked, action: 'retry', set: sql`sent_at = NULL` })
    if (locked.status !== 'paused') await askForBatches(req, campaign)
  })
  return retried
}
