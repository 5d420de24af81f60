import { setTimeout as sleep } from 'node:timers/promises'
import type { Payload } from 'payload'
import { queryRows, sql } from '@/db/sql'

type Options = { payload: Payload; campaign: string; most: number; signal: AbortSignal }

const longestNapMs = 500

/** Mails a minute that the sender of a campaign allows, or null for no limit. */
export async function readPace(payload: Payload, campaign: string): Promise<number | null> {
  const [row] = await queryRows<{ limit: string | null }>(
    payload,
    sql`SELECT s.max_per_minute AS "limit" FROM campaigns c JOIN senders s ON s.id = c.sender_id
        WHERE c.id = ${campaign}`,
  )
  return row?.limit ? Number(row.limit) : null
}

/**
 * Waits for the turn of a campaign whose sender has a limit per minute. All processes share one clock per
 * sender in the database; whoever finds it in the past moves it on by the time a second's worth of mails take.
 * @returns how many may be sent now, at most `most`; 0 when the campaign stopped or the signal aborted
 */
export async function awaitPace(options: Options & { perMinute: number }): Promise<number> {
  const { payload, campaign, most, perMinute, signal } = options
  const share = Math.min(most, Math.max(1, Math.floor(perMinute / 60)))
  while (!signal.aborted) {
    const [turn] = await queryRows<{ won: boolean; wait: string }>(
      payload,
      sql`WITH mine AS (
            SELECT s.id, coalesce(s.paced_until, now()) AS paced_until
            FROM campaigns c JOIN senders s ON s.id = c.sender_id
            WHERE c.id = ${campaign} AND c.status = 'sending' FOR UPDATE OF s),
          won AS (
            UPDATE senders s SET paced_until = now()
              + make_interval(secs => ${(share * 60) / perMinute}::float8)
            FROM mine WHERE s.id = mine.id AND mine.paced_until <= now() RETURNING 1)
          SELECT EXISTS (SELECT 1 FROM won) AS won,
            extract(epoch FROM mine.paced_until - now()) * 1000 AS wait FROM mine`,
    )
    if (!turn) return 0
    if (turn.won) return share
    const napMs = Math.min(longestNapMs, Math.max(5, Number(turn.wait)))
    await sleep(napMs, undefined, { signal }).catch(() => null)
  }
  return 0
}
