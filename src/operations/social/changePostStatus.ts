import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { AppError } from '@/errors'
import { sayTo } from '@/lib/sayTo'
import { postStates, type PostStatus } from '@/lib/social/postStates'
import { appendAudit } from '@/operations/audit/appendAudit'
import { recordWebhook } from '@/operations/webhooks/recordWebhook'

type Input = {
  req: PayloadRequest
  /** Under lock. */
  post: { id: string; status: PostStatus; scheduledAt?: string | null; timezone?: string | null }
  to: PostStatus
  /** For staff, in the panel. */
  reason?: string | null
  scheduledAt?: string | null
  timezone?: string | null
}

/**
 * The state machine of social posts; every change of status ends here, in the caller's transaction: the row and
 * the audit entry. `postedAt` is set on the edge to posted or partial.
 * @throws AppError ILLEGAL_TRANSITION with `data.legal`
 */
export async function changePostStatus(input: Input): Promise<void> {
  const { req, post, to, reason = null } = input
  assertLegal(input)
  const { scheduledAt = post.scheduledAt ?? null, timezone = post.timezone ?? null } = input
  await queryInTransaction(
    req,
    sql`UPDATE social_posts SET status = ${to}::text::enum_social_posts_status,
          status_reason = ${reason}, scheduled_at = ${scheduledAt}::timestamptz,
          timezone = ${timezone},
          posted_at = CASE WHEN ${to}::text IN ('posted', 'partial') THEN coalesce(posted_at, now())
                           ELSE posted_at END,
          updated_at = now()
        WHERE id = ${post.id}`,
  )
  await appendAudit({
    req,
    action: `social-posts.${to}`,
    subjectType: 'social-posts',
    subject: post.id,
    diff: { status: { from: post.status, to } },
    reason,
  })
  if (to === 'posted' || to === 'partial') {
    await recordWebhook({ req, type: 'social-post.posted', subject: post.id })
  }
}

function assertLegal({ req, post: { status: from }, to }: Input): void {
  const legal: readonly PostStatus[] = postStates.transitions[from]
  if (legal.includes(to)) return
  const label = (status: PostStatus) => sayTo(req, postStates.labels[status])
  const targets = legal.map(label).join(', ')
  throw new AppError('ILLEGAL_TRANSITION', {
    message: sayTo(req, {
      en: `A post that is “${label(from)}” cannot become “${label(to)}”. Possible: ${targets || 'nothing'}.`,
      tr: `“${label(from)}” durumundaki gönderi “${label(to)}” yapılamaz. Olabilecekler: ${targets || 'yok'}.`,
    }),
    data: { from, to, legal: [...legal] },
  })
}
