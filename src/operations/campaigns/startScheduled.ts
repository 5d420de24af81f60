import { createLocalReq, type PayloadRequest } from 'payload'
import { inTransaction } from '@/db/transaction'
import { AppError } from '@/errors'
import { announceAfterCommit } from '@/operations/campaigns/announceProgress'
import { startCampaign } from '@/operations/campaigns/startCampaign'
import { lockCampaign, transitionCampaign } from '@/operations/campaigns/transitionCampaign'

type Input = {
  req: PayloadRequest
  campaign: string
  /** The moment it was to start; another one since then makes this start void. */
  scheduledAt: string
}

/**
 * Starts a scheduled campaign whose moment has come. One that cannot be sent any more (a list in the trash, an
 * event gone) fails with the reason, so that staff see it; nothing of it was sent.
 * @returns false when it is not scheduled for this moment any more
 */
export async function startScheduled({ req, campaign, scheduledAt }: Input): Promise<boolean> {
  try {
    return await inTransaction(req, async () => {
      const locked = await lockCampaign(req, campaign)
      const same = locked.scheduledAt && +new Date(locked.scheduledAt) === +new Date(scheduledAt)
      if (locked.status !== 'scheduled' || !same) return false
      await startCampaign({ req, campaign: locked })
      await announceAfterCommit(req, campaign)
      return true
    })
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'INVALID_FIELDS') throw error
    await failCampaign({ req, campaign, reason: error })
    return true
  }
}

type Failure = Pick<Input, 'campaign' | 'req'> & { reason: AppError }

/** In a transaction of its own: the one that tried to start was rolled back. */
async function failCampaign({ req: { payload }, campaign, reason }: Failure): Promise<void> {
  const req = await createLocalReq({}, payload)
  const { fields } = reason.data as { fields?: { message: string }[] }
  await inTransaction(req, async () => {
    const locked = await lockCampaign(req, campaign)
    await transitionCampaign({
      req,
      campaign: locked,
      action: 'fail',
      reason: (fields ?? []).map(({ message }) => message).join(' ') || reason.message,
    })
    await announceAfterCommit(req, campaign)
  })
}
