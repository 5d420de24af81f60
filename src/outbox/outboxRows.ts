import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import type { JobDefinition } from '@jobs/defineJob'
import { sql, type Statement } from '@/db/sql'
import { currentOrigin, type Origin } from '@/lib/tracing'
import { announceWebhook } from '@jobs/webhooks/announce.job'

/** A job asked for: its payload is what its schema takes. Made by `outboxEntry`. */
export type OutboxEntry = {
  job: string
  payload: Record<string, unknown>
  dedupeKey?: string
  runAt?: Date
  /** The request that asks, where it is not the running one. */
  origin?: Origin
}

type Wanted<Definition extends JobDefinition> = {
  job: Definition
  payload: z.input<Definition['schema']>
  dedupeKey?: string
  runAt?: Date
}

/**
 * Checks a payload against its job's schema.
 * @throws ZodError on a payload the job does not take
 */
export function outboxEntry<Definition extends JobDefinition>({
  job,
  payload,
  dedupeKey,
  runAt,
}: Wanted<Definition>): OutboxEntry {
  return { job: job.name, payload: job.schema.parse(payload), dedupeKey, runAt }
}

/**
 * The INSERT that asks for jobs, as a part of a larger statement; whoever runs it also notifies the
 * relay. Each row remembers the running request and trace. `onlyIf` is a condition of that statement. Webhooks are asked for only while an endpoint is switched on.
 */
export function outboxRows(
  entries: readonly OutboxEntry[],
  onlyIf: Statement = sql`true`,
): Statement {
  const origin = currentOrigin()
  const rows = entries.map((entry) => ({ id: uuidv7(), origin, ...entry }))
  return sql`INSERT INTO outbox (id, job, payload, origin, dedupe_key, run_at, created_at, updated_at)
    SELECT id, job, payload, origin, "dedupeKey", coalesce("runAt", now()), now(), now()
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS asked(id uuid, job text, payload jsonb, origin jsonb, "dedupeKey" text, "runAt" timestamptz)
    WHERE ${onlyIf} AND (job <> ${announceWebhook.name}
      OR EXISTS (SELECT 1 FROM webhook_endpoints WHERE enabled))
    ON CONFLICT (dedupe_key) WHERE published_at IS NULL DO NOTHING
    RETURNING id`
}
