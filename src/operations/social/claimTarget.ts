import type { Payload } from 'payload'
import { queryRows, sql } from '@/db/sql'
import type { UploadedFile } from '@/adapters/social/socialPlatform'
import type { PlatformName } from '@/lib/social/platforms'
import type { TargetState } from '@/lib/social/postStates'
import type { FrozenPost } from '@/operations/social/startPublishing'

export type ClaimedTarget = {
  id: string
  post: string
  account: string | null
  platform: PlatformName
  /** As it was found: an armed one was left behind by a try that died. */
  state: TargetState
  key: string
  frozen: FrozenPost
  uploads: Record<string, UploadedFile> | null
  prepared: unknown
  attempts: number
  createdAt: string
  armedAt: string | null
}

/** Longer than a try may take: when it ends, nobody works on the target any more. */
export const leaseSeconds = 300

/**
 * Takes a due target for one try; null when it is settled, not due, or being worked on. One statement, so
 * that of two jobs for one target only one goes on.
 */
export async function claimTarget(payload: Payload, id: string): Promise<ClaimedTarget | null> {
  const [target] = await queryRows<ClaimedTarget>(
    payload,
    sql`UPDATE social_post_targets SET claimed_until = now() + make_interval(secs => ${leaseSeconds}),
          attempts = attempts + 1, updated_at = now()
        WHERE id = ${id} AND state IN ('queued', 'armed', 'unknown')
          AND (claimed_until IS NULL OR claimed_until < now())
          AND (next_attempt_at IS NULL OR next_attempt_at <= now() + interval '1 second')
        RETURNING id, post_id AS post, account_id AS account, platform, state, key, frozen, uploads,
          prepared, attempts::int AS attempts, created_at AS "createdAt", armed_at AS "armedAt"`,
  )
  return target ?? null
}
