import type { Payload } from 'payload'
import { queryRows, sql } from '@/db/sql'
import { logger } from '@/logger'
import { markStore, readStoreMark } from '@jobs/queues'

const everyMs = 5_000

/**
 * Notices a queue store that came back empty, as a Redis without persistence does, and puts back what it has
 * forgotten: the schedules, by `setSchedules`, and every job that the outbox handed over within a day, which is as
 * long as finished jobs are kept. Handlers are safe to run twice, so those that had run do nothing.
 * A mark in the store tells. It is made by a second round, for jobs that were on their way during the first.
 * Any number may run side by side.
 * @returns stop, which waits for what is running; look: one look now, for tests
 */
export function reviveStore(options: { payload: Payload; setSchedules: () => Promise<void> }) {
  let running = Promise.resolve()
  const look = () =>
    (running = running
      .then(() => revive(options))
      .catch((error: unknown) => {
        logger.debug({ err: error }, 'the queue store could not be looked at')
      }))
  const timer = setInterval(() => void look(), everyMs)
  void look()
  return {
    look,
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}

async function revive({ payload, setSchedules }: Parameters<typeof reviveStore>[0]) {
  const mark = await readStoreMark()
  if (mark === 'known') return
  await setSchedules()
  const count = await askAgain(payload)
  if (count > 0) logger.warn({ count }, 'the queue store had forgotten its jobs: asked for again')
  await markStore(mark === 'new' ? 'known' : 'new')
}

/** Of several rows under one key, all asked for the same: the latest stands for them. */
async function askAgain(payload: Payload): Promise<number> {
  const rows = await queryRows(
    payload,
    sql`WITH lost AS (
          SELECT DISTINCT ON (coalesce(dedupe_key, id::text)) id, dedupe_key FROM outbox
          WHERE published_at > now() - interval '24 hours'
          ORDER BY coalesce(dedupe_key, id::text), published_at DESC)
        UPDATE outbox SET published_at = NULL, updated_at = now()
        FROM lost WHERE outbox.id = lost.id AND (lost.dedupe_key IS NULL OR NOT EXISTS (
          SELECT FROM outbox waiting
          WHERE waiting.dedupe_key = lost.dedupe_key AND waiting.published_at IS NULL))
        RETURNING outbox.id, pg_notify('outbox', '')`,
  )
  return rows.length
}
