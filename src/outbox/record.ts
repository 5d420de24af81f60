import type { PayloadRequest } from 'payload'
import type { z } from 'zod'
import type { JobDefinition } from '@jobs/defineJob'
import { queryInTransaction, sql } from '@/db/sql'
import { outboxEntry, outboxRows } from '@/outbox/outboxRows'

type Entry<Definition extends JobDefinition> = {
  req: PayloadRequest
  job: Definition
  payload: z.input<Definition['schema']>
  /** At most one waiting row per key; a second record of the same effect is ignored. */
  dedupeKey?: string
  /** Not before this instant. Default: at once. */
  runAt?: Date
}

/**
 * Asks for a job if, and only if, the caller's transaction commits. One INSERT; the relay moves the row
 * into the queue afterwards. The payload is checked against the job's schema here, so a wrong one fails
 * the change that asked for it.
 * @throws AppError without a transaction; ZodError on a payload the job does not take
 */
export async function record<Definition extends JobDefinition>({
  req,
  ...wanted
}: Entry<Definition>): Promise<void> {
  await queryInTransaction(
    req,
    sql`WITH written AS (${outboxRows([outboxEntry(wanted)])})
        SELECT pg_notify('outbox', '') FROM written`,
  )
}
