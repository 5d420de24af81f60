import { queryRows, sql } from '@/db/sql'
import { done } from '@jobs/jobHandler'
import type { JobContext, JobOutcome } from '@jobs/jobHandler'

/**
 * Sessions that are over are kept for 30 days after their last token would have run out, so that a stolen
 * token that turns up late is still known for one. Safe to repeat.
 */
export async function purgeSessionsHandler({ payload }: JobContext): Promise<JobOutcome> {
  await queryRows(
    payload,
    sql`DELETE FROM refresh_tokens WHERE expires_at < now() - interval '30 days'`,
  )
  await queryRows(
    payload,
    sql`DELETE FROM limits.counters WHERE expire < ${Date.now() - 60 * 60 * 1000}::bigint`,
  )
  return done
}
