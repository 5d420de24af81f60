import { queryRows, sql } from '@/db/sql'
import { done } from '@jobs/jobHandler'
import type { JobContext, JobOutcome } from '@jobs/jobHandler'

/** Rows the relay has moved are kept for a week, for inspection. Safe to repeat. */
export async function purgeOutboxHandler({ payload }: JobContext): Promise<JobOutcome> {
  await queryRows(payload, sql`DELETE FROM outbox WHERE published_at < now() - interval '7 days'`)
  await queryRows(payload, sql`DELETE FROM idempotency_keys WHERE expires_at < now()`)
  return done
}
