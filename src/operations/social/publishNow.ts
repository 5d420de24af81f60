import type { PayloadRequest } from 'payload'
import { inTransaction } from '@/db/transaction'
import { lockPost } from '@/operations/social/lockPost'
import { assertComplete } from '@/operations/social/schedulePost'
import { clearTargets } from '@/operations/social/clearTargets'
import { startPublishing } from '@/operations/social/startPublishing'

/**
 * Publishes a post at once.
 * @throws AppError NOT_FOUND, 422 naming fields and accounts, ILLEGAL_TRANSITION
 */
export async function publishNow(req: PayloadRequest, id: string): Promise<void> {
  await inTransaction(req, async () => {
    const post = await lockPost(req, id)
    await assertComplete({ req, post })
    if (post.status !== 'publishing') await clearTargets(req, post)
    await startPublishing(req, post)
  })
}
