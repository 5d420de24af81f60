import type { PayloadRequest } from 'payload'
import { inTransaction } from '@/db/transaction'
import { changePostStatus } from '@/operations/social/changePostStatus'
import { clearTargets } from '@/operations/social/clearTargets'
import { lockPost } from '@/operations/social/lockPost'

/**
 * Takes a post back that has not reached any platform. Its time stays as a plan.
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION, 409 when it stands on an account
 */
export async function backToDraft(req: PayloadRequest, id: string): Promise<void> {
  await inTransaction(req, async () => {
    const post = await lockPost(req, id)
    await changePostStatus({ req, post, to: 'draft' })
    await clearTargets(req, post)
  })
}
