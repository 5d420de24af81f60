import { createLocalReq } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { record } from '@/outbox/record'
import { done, type JobContext, type JobOutcome } from '@jobs/jobHandler'
import { makeVariantsJob } from '@jobs/media/makeVariants.job'

/** At most 200 a time, of the last week; one request per picture waits at once. Safe to repeat. */
export async function sweepVariantsHandler({ payload }: JobContext): Promise<JobOutcome> {
  const missed = await queryRows<{ id: string }>(
    payload,
    sql`SELECT id FROM media WHERE variants = 'pending'
          AND updated_at BETWEEN now() - interval '7 days' AND now() - interval '5 minutes'
        ORDER BY id LIMIT 200`,
  )
  const req = await createLocalReq({}, payload)
  await inTransaction(req, async () => {
    for (const { id } of missed) {
      const dedupeKey = `variants:${id}`
      await record({ req, job: makeVariantsJob, payload: { media: id }, dedupeKey })
    }
  })
  return done
}
