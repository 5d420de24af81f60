import type { PayloadRequest } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { changePostStatus } from '@/operations/social/changePostStatus'
import { findPostIssues } from '@/operations/social/findPostIssues'
import { lockPost } from '@/operations/social/lockPost'
import { startPublishing } from '@/operations/social/startPublishing'

/** A post this much too late waits for a person: old news may do more harm than none. */
const tooLateMs = 12 * 60 * 60_000

/**
 * What the job at a post's time does: begins to publish it, unless it was moved, taken back or begun meanwhile.
 * Safe to repeat.
 * @returns why nothing was done, or null
 */
export async function publishDuePost(req: PayloadRequest, id: string): Promise<string | null> {
  const [known] = await queryRows(
    req.payload,
    sql`SELECT 1 FROM social_posts WHERE id = ${id} AND deleted_at IS NULL`,
  )
  if (!known) return 'the post is gone'
  return inTransaction(req, async () => {
    const post = await lockPost(req, id)
    if (post.status !== 'scheduled') return `the post is ${post.status}`
    const lateMs = Date.now() - Date.parse(post.scheduledAt ?? '')
    if (lateMs < 0) return 'the post was moved to a later time'
    const attend = (reason: string) =>
      changePostStatus({ req, post, to: 'needs_attention', reason }).then(() => null)
    if (lateMs > tooLateMs) {
      return attend('Its time was missed by more than 12 hours. Publish it now, or choose another.')
    }
    const [issue] = await findPostIssues({ req, post, withAlt: true })
    if (issue) return attend(issue.message)
    if (post.accounts.length === 0) return attend('No account is left.')
    await startPublishing(req, post)
    return null
  })
}
