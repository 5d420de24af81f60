import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { AppError } from '@/errors'
import { isUuid } from '@/lib/isUuid'
import { sayTo } from '@/lib/sayTo'
import { record } from '@/outbox/record'
import { changePostStatus } from '@/operations/social/changePostStatus'
import { lockPost } from '@/operations/social/lockPost'
import { publishTargetJob } from '@jobs/social/publishTarget.job'

/**
 * Tries the targets of a post again that failed or wait for a person; only `target`, when given. One whose
 * outcome nobody knows is asked about first. What stands on its account is left alone.
 * @returns how many are tried
 * @throws AppError NOT_FOUND, 409 when there is nothing to try
 */
export async function retryPost({
  req,
  post: id,
  target,
}: {
  req: PayloadRequest
  post: string
  target?: string
}): Promise<number> {
  return inTransaction(req, async () => {
    const post = await lockPost(req, id)
    if (target !== undefined && !isUuid(target)) throw new AppError('NOT_FOUND')
    const again = await queryInTransaction<{ id: string }>(
      req,
      sql`UPDATE social_post_targets SET
            state = (CASE WHEN error_code = 'unknown' THEN 'unknown' ELSE 'queued' END)
                      ::enum_social_post_targets_state,
            attempts = 0, next_attempt_at = NULL, claimed_until = NULL, error = NULL,
            armed_at = CASE WHEN error_code = 'unknown' THEN armed_at END, updated_at = now()
          WHERE post_id = ${id} AND state IN ('failed', 'needs_attention')
            AND (${target ?? null}::uuid IS NULL OR id = ${target ?? null}::uuid)
          RETURNING id`,
    )
    if (again.length === 0) {
      throw new AppError('CONFLICT', {
        message: sayTo(req, {
          en: 'There is nothing to try again.',
          tr: 'Yeniden denenecek bir şey yok.',
        }),
        data: { status: post.status },
      })
    }
    if (post.status !== 'publishing') await changePostStatus({ req, post, to: 'publishing' })
    for (const { id: each } of again) {
      await record({ req, job: publishTargetJob, payload: { target: each } })
    }
    return again.length
  })
}
