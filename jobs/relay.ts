import type { Payload } from 'payload'
import type pg from 'pg'
import type { PostgresAdapter } from '@payloadcms/db-postgres/types'
import { listen } from '@/db/listen'
import { inSpan, type Origin } from '@/lib/tracing'
import { logger } from '@/logger'
import { queryRows, sql } from '@/db/sql'
import { catalog, findJob } from '@jobs/catalog'
import { type JobDefinition, originKey } from '@jobs/defineJob'
import { requireQueue } from '@jobs/queues'

type Row = {
  id: string
  job: string
  payload: Record<string, unknown>
  origin: Origin | null
}

const batchSize = 500
const pollMs = 1_000
const retryMs = 2_000
const tellEveryMs = 60_000
const known = catalog.map(({ name }) => name)

/** Options every job is added with: kept a day, so that a second add of the same outbox row is recognised. */
export function jobOptions(definition: JobDefinition) {
  return {
    attempts: definition.attempts,
    backoff: { type: 'exponential' as const, delay: definition.backoffMs },
    removeOnComplete: { age: 24 * 60 * 60 },
    removeOnFail: { age: 30 * 24 * 60 * 60 },
  }
}

/**
 * Moves one batch of committed, due outbox rows into their queues and marks them. The rows stay locked
 * until the queues have taken them, so relays side by side never take the same row. If the process dies
 * between add and mark, the row is added again under the same job id, which the queue ignores. Rows of jobs
 * that this version does not know are left to the relay of one that does, and keep nobody waiting.
 * @returns how many rows were moved
 * @throws when the database or the queue store is away; nothing is lost, call again later
 */
export async function relayBatch(payload: Payload): Promise<number> {
  const client = await poolOf(payload).connect()
  let failure: Error | undefined
  try {
    await client.query('begin')
    const { rows } = await client.query<Row>(
      `SELECT id, job, payload, origin FROM outbox
       WHERE published_at IS NULL AND run_at <= now() AND job = ANY($2)
       ORDER BY run_at LIMIT $1 FOR UPDATE SKIP LOCKED`,
      [batchSize, known],
    )
    if (rows.length > 0) {
      await inSpan(
        { name: 'outbox relay', kind: 'producer', attributes: { 'rostrum.jobs': rows.length } },
        () => addToQueues(rows),
      )
      await client.query(
        'UPDATE outbox SET published_at = now(), updated_at = now() WHERE id = ANY($1)',
        [rows.map(({ id }) => id)],
      )
    }
    await client.query('commit')
    return rows.length
  } catch (error) {
    failure = error as Error
    await client.query('rollback').catch((rollbackError: unknown) => {
      logger.debug({ err: rollbackError }, 'the connection is gone, its transaction with it')
    })
    throw error
  } finally {
    client.release(failure)
  }
}

async function addToQueues(rows: Row[]): Promise<void> {
  const byQueue = new Map<
    JobDefinition['queue'],
    Parameters<ReturnType<typeof requireQueue>['addBulk']>[0]
  >()
  for (const { id, job, payload, origin } of rows) {
    const definition = findJob(job) as JobDefinition
    const bulk = byQueue.get(definition.queue) ?? []
    bulk.push({
      name: job,
      data: origin ? { ...payload, [originKey]: origin } : payload,
      opts: { ...jobOptions(definition), jobId: `outbox-${id}` },
    })
    byQueue.set(definition.queue, bulk)
  }
  for (const [queue, bulk] of byQueue) await requireQueue(queue).addBulk(bulk)
}

/** Says what waits for a newer version: one beside this, or one that was here before. */
async function tellUnknown(payload: Payload): Promise<void> {
  const unknown = await queryRows<{ job: string; count: number }>(
    payload,
    sql`SELECT job, count(*)::int AS count FROM outbox
        WHERE published_at IS NULL AND run_at <= now()
          AND NOT job IN (SELECT json_array_elements_text(${JSON.stringify(known)}::json))
        GROUP BY job`,
  )
  for (const waiting of unknown) logger.warn(waiting, 'unknown job left in the outbox')
}

/**
 * Relays until stopped: woken by NOTIFY in the recording transaction, and by a poll each second for rows
 * that fall due. Any number may run side by side. Returns its stop, which waits for the running batch.
 */
export function startRelay(payload: Payload): () => Promise<void> {
  let stopped = false
  let running: Promise<void> | undefined
  let again = false
  let toldAt = -Infinity

  const drain = async () => {
    do {
      again = false
      while (!stopped && (await relayBatch(payload)) === batchSize);
    } while (again && !stopped)
    if (performance.now() - toldAt < tellEveryMs) return
    await tellUnknown(payload)
    toldAt = performance.now()
  }
  const wake = () => {
    if (stopped) return
    if (running) {
      again = true
      return
    }
    running = drain()
      .catch((error: unknown) => {
        logger.warn({ err: error, retryMs }, 'relay could not move jobs; they wait in the outbox')
      })
      .finally(() => {
        running = undefined
      })
  }
  const stopListening = listen({ channel: 'outbox', onWake: wake })
  const poll = setInterval(wake, pollMs)
  return async () => {
    stopped = true
    clearInterval(poll)
    await stopListening()
    await running
  }
}

function poolOf(payload: Payload): pg.Pool {
  return (payload.db as unknown as PostgresAdapter).pool as pg.Pool
}
