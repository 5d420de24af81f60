import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { record } from '@/outbox/record'
import { publishPostJob } from '@jobs/social/publishPost.job'
import { publishTargetJob } from '@jobs/social/publishTarget.job'

const batch = 500

/**
 * Finds posts whose time is over and that nobody began, and targets that are due and that nobody works on, and
 * asks for their jobs. Both jobs look again themselves, so one too many does nothing. Safe to repeat.
 * @returns how many jobs were asked for
 */
export async function sweepPosts(req: PayloadRequest): Promise<number> {
  return inTransaction(req, async () => {
    const posts = await queryInTransaction<{ id: string }>(
      req,
      sql`SELECT id FROM social_posts
          WHERE status = 'scheduled' AND deleted_at IS NULL
            AND scheduled_at < now() - interval '30 seconds'
          ORDER BY scheduled_at LIMIT ${batch}`,
    )
    for (const { id } of posts) {
      const dedupeKey = `social-sweep:${id}`
      await record({ req, job: publishPostJob, payload: { post: id }, dedupeKey })
    }
    const targets = await queryInTransaction<{ id: string }>(
      req,
      sql`SELECT id FROM social_post_targets
          WHERE state IN ('queued', 'armed', 'unknown')
            AND (claimed_until IS NULL OR claimed_until < now())
            AND coalesce(next_attempt_at, updated_at) < now() - interval '30 seconds'
          ORDER BY created_at LIMIT ${batch}`,
    )
    for (const { id } of targets) {
      const dedupeKey = `social-sweep:${id}`
      await record({ req, job: publishTargetJob, payload: { target: id }, dedupeKey })
    }
    return posts.length + targets.length
  })
}
