import type { PayloadRequest } from 'payload'
import { inTransaction } from '@/db/transaction'
import { invalidFields } from '@/errors'
import { sayTo } from '@/lib/sayTo'
import { parseSchedule } from '@/lib/social/parseSchedule'
import { record } from '@/outbox/record'
import { assertPostable } from '@/operations/social/assertPostable'
import { changePostStatus } from '@/operations/social/changePostStatus'
import { lockPost, type LockedPost } from '@/operations/social/lockPost'
import { clearTargets } from '@/operations/social/clearTargets'
import { publishPostJob } from '@jobs/social/publishPost.job'

type Input = {
  req: PayloadRequest
  post: string
  scheduledAt?: string | null
  timezone?: string | null
}

/**
 * Schedules a post, or moves one that is scheduled: checks that every account would take it, and asks for the job
 * at that time. What the post's own plan says stands in for what is not given. Whether the caller may is for
 * the caller to check.
 * @throws AppError NOT_FOUND, 422 naming fields and accounts, ILLEGAL_TRANSITION
 */
export async function schedulePost({ req, post: id, ...wanted }: Input): Promise<LockedPost> {
  return inTransaction(req, async () => {
    const post = await lockPost(req, id)
    const { at, timezone } = requireTime({ req, post, ...wanted })
    await assertComplete({ req, post })
    await changePostStatus({
      ...{ req, post, to: 'scheduled', timezone },
      scheduledAt: at.toISOString(),
    })
    await clearTargets(req, post)
    const dedupeKey = `social-post:${id}:${at.getTime()}`
    await record({ req, job: publishPostJob, payload: { post: id }, runAt: at, dedupeKey })
    return post
  })
}

type Wanted = Omit<Input, 'post'> & { post: LockedPost }

function requireTime({ req, post, ...given }: Wanted) {
  const scheduledAt =
    given.scheduledAt ?? (post.scheduledAt && new Date(post.scheduledAt).toISOString())
  if (!scheduledAt) {
    const message = sayTo(req, { en: 'Say when.', tr: 'Zamanı belirtin.' })
    throw invalidFields([{ path: 'scheduledAt', message }])
  }
  const timezone = given.timezone ?? post.timezone
  const parsed = parseSchedule({ scheduledAt, timezone, now: new Date() })
  if (!('problem' in parsed)) return parsed
  const { path, message } = parsed.problem
  throw invalidFields([{ path, message: sayTo(req, message) }])
}

/** Everything a post needs before it may go out. */
export async function assertComplete({
  req,
  post,
}: {
  req: PayloadRequest
  post: LockedPost
}): Promise<void> {
  if (post.accounts.length === 0) {
    const message = sayTo(req, {
      en: 'Choose at least one account.',
      tr: 'En az bir hesap seçin.',
    })
    throw invalidFields([{ path: 'accounts', message }])
  }
  await assertPostable({ req, post, withAlt: true })
}
