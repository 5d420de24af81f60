import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import type { PostedAs } from '@/adapters/social/socialPlatform'
import { settledStatus, targetStates, type TargetState } from '@/lib/social/postStates'
import { record } from '@/outbox/record'
import { changePostStatus } from '@/operations/social/changePostStatus'
import type { LockedPost } from '@/operations/social/lockPost'
import { publishTargetJob } from '@jobs/social/publishTarget.job'

type Settling = {
  payload: Payload
  target: { id: string; post: string }
  to: TargetState
  posted?: PostedAs
  error?: string | null
  /** `reconnect`, `unknown`, or the platform's own word. */
  errorCode?: string | null
  /** For a target that goes on: when. */
  nextAttemptAt?: Date
}

/**
 * The state machine of targets: writes what became of a try, gives the claim back, asks for the next try, and
 * settles the post once no target of it is under way. One transaction of its own.
 * @returns false when the target was not in a state this may follow (someone else settled it)
 */
export async function settleTarget(settling: Settling): Promise<boolean> {
  const req = await createLocalReq({}, settling.payload)
  return inTransaction(req, async () => {
    const { id, post: postId } = settling.target
    const [post] = await queryInTransaction<LockedPost>(
      req,
      sql`SELECT id, status, scheduled_at AS "scheduledAt", timezone FROM social_posts
          WHERE id = ${postId} FOR UPDATE`,
    )
    if (!post || !(await write(req, settling))) return false
    if (settling.nextAttemptAt) {
      await record({
        ...{ req, job: publishTargetJob, payload: { target: id } },
        runAt: settling.nextAttemptAt,
        dedupeKey: `social-target:${id}:${settling.nextAttemptAt.getTime()}`,
      })
    }
    await settlePost(req, post)
    return true
  })
}

const fromStates = (to: TargetState) =>
  (Object.keys(targetStates.transitions) as TargetState[]).filter(
    (from) =>
      from === to || (targetStates.transitions[from] as readonly TargetState[]).includes(to),
  )

async function write(req: PayloadRequest, settling: Settling): Promise<boolean> {
  const { target, to, posted, error = null, errorCode = null, nextAttemptAt } = settling
  const rows = await queryInTransaction(
    req,
    sql`UPDATE social_post_targets SET state = ${to}::text::enum_social_post_targets_state,
          error = ${error}, error_code = ${errorCode}, claimed_until = NULL,
          next_attempt_at = ${nextAttemptAt?.toISOString() ?? null}::timestamptz,
          remote_id = coalesce(${posted?.remoteId ?? null}, remote_id),
          permalink = coalesce(${posted?.permalink ?? null}, permalink),
          posted_at = CASE WHEN ${to}::text = 'posted' THEN now() END, updated_at = now()
        WHERE id = ${target.id} AND state::text IN (${sql.join(
          fromStates(to).map((from) => sql`${from}`),
          sql`, `,
        )})
        RETURNING id`,
  )
  return rows.length > 0
}

async function settlePost(req: PayloadRequest, post: LockedPost): Promise<void> {
  if (post.status !== 'publishing') return
  const targets = await queryInTransaction<{ state: TargetState; name: string; error: string }>(
    req,
    sql`SELECT state, account_name AS name, error FROM social_post_targets
        WHERE post_id = ${post.id} ORDER BY created_at, id`,
  )
  const to = settledStatus(targets.map(({ state }) => state))
  if (!to) return
  const wrong = targets.filter(({ state }) => state !== 'posted')
  const reason = wrong
    .map(({ name, error }) => `${name}: ${error}`)
    .join(' · ')
    .slice(0, 500)
  await changePostStatus({ req, post, to, reason: reason || null })
}
