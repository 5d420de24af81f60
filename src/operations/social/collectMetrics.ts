import type { Payload } from 'payload'
import { uuidv7 } from 'uuidv7'
import { requirePlatform } from '@/adapters/social/requirePlatform'
import { SocialError } from '@/adapters/social/socialError'
import { queryRows, sql } from '@/db/sql'
import { openAccount, type OpenedAccount } from '@/operations/social/openAccount'

const batch = 200

type Due = { id: string; account: string; remoteId: string }

/**
 * Asks the platforms what people did with our posts: hourly on the first day, every six hours in the first week,
 * daily in the first month, then no more. An account that is limited or lost is left for the next round.
 * Safe to repeat.
 * @returns how many were counted
 */
export async function collectMetrics(payload: Payload, signal?: AbortSignal): Promise<number> {
  const due = await queryRows<Due>(
    payload,
    sql`SELECT t.id, t.account_id AS account, t.remote_id AS "remoteId"
        FROM social_post_targets t JOIN social_accounts a ON a.id = t.account_id
        WHERE t.state = 'posted' AND t.remote_id IS NOT NULL AND t.removed_at IS NULL
          AND a.status <> 'needs_reconnect' AND coalesce(a.limited_until, now()) <= now()
          AND t.posted_at > now() - interval '30 days'
          AND coalesce(t.sampled_at, '-infinity') < now() - CASE
            WHEN t.posted_at > now() - interval '1 day' THEN interval '1 hour'
            WHEN t.posted_at > now() - interval '7 days' THEN interval '6 hours'
            ELSE interval '1 day' END
        ORDER BY t.sampled_at NULLS FIRST, t.id LIMIT ${batch}`,
  )
  const accounts = new Map<string, OpenedAccount | null>()
  let counted = 0
  for (const target of due) {
    if (signal?.aborted) break
    if (!accounts.has(target.account)) {
      accounts.set(target.account, await openAccount(payload, target.account))
    }
    const account = accounts.get(target.account)
    if (!account) continue
    try {
      await sample({ payload, account, target })
      counted += 1
    } catch (error) {
      if (!(error instanceof SocialError)) throw error
      await leave({ payload, account, error })
      accounts.set(target.account, null)
    }
  }
  return counted
}

type Sampling = { payload: Payload; account: OpenedAccount; target: Due }

async function sample({ payload, account, target }: Sampling): Promise<void> {
  const figures = await requirePlatform(account.platform).figures(account, target.remoteId)
  if (!figures) {
    await queryRows(
      payload,
      sql`UPDATE social_post_targets SET removed_at = now(), sampled_at = now()
          WHERE id = ${target.id}`,
    )
    return
  }
  const { likes, reposts, replies } = figures
  await queryRows(
    payload,
    sql`WITH counted AS (
          UPDATE social_post_targets SET likes = ${likes}, reposts = ${reposts},
            replies = ${replies}, sampled_at = now() WHERE id = ${target.id})
        INSERT INTO post_metrics
          (id, target_id, sampled_at, likes, reposts, replies, created_at, updated_at)
        VALUES (${uuidv7()}, ${target.id}, now(), ${likes}, ${reposts}, ${replies}, now(), now())`,
  )
}

type Leaving = { payload: Payload; account: OpenedAccount; error: SocialError }

async function leave({ payload, account, error }: Leaving): Promise<void> {
  if (error.failure === 'unauthorised') {
    await queryRows(
      payload,
      sql`UPDATE social_accounts SET status = 'needs_reconnect', status_reason = ${error.message}
          WHERE id = ${account.id}`,
    )
  } else if (error.failure === 'rate-limited' && error.retryAt) {
    await queryRows(
      payload,
      sql`UPDATE social_accounts SET limited_until = ${error.retryAt.toISOString()}::timestamptz
          WHERE id = ${account.id}`,
    )
  }
}
