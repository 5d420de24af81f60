import type { PayloadRequest } from 'payload'
import { personOf } from '@/access/personOf'
import { newId } from '@/db/newId'
import { queryInTransaction, sql, type Statement } from '@/db/sql'
import { currentContext } from '@/lib/requestContext'
import { subscriptionStates, type SubscriptionState } from '@/lib/subscriptionStates'

export type SubscriptionSource = 'bounce' | 'form' | 'import' | 'staff' | 'unsubscribe'

type Change = {
  req: PayloadRequest
  /** Which, as a condition over a subscription that the statement calls `s`. */
  which: Statement
  to: SubscriptionState
  source: SubscriptionSource
  /** What led to it: a campaign, an import. */
  cause?: string | null
}

/**
 * Takes subscriptions to a state, those from which it is legal, and writes each change into the consent ledger,
 * by one statement in the caller's transaction. Others stay as they are: safe to repeat.
 * @returns the lists on which something changed
 */
export async function setSubscriptions(change: Change): Promise<string[]> {
  const { req, which, to, source, cause = null } = change
  const from = (Object.keys(subscriptionStates.transitions) as SubscriptionState[]).filter(
    (state) => (subscriptionStates.transitions[state] as readonly SubscriptionState[]).includes(to),
  )
  const { requestId, jobId } = currentContext()
  const rows = await queryInTransaction<{ list: string }>(
    req,
    sql`WITH before AS (
          SELECT s.id, s.status FROM subscriptions s
          WHERE ${which}
            AND s.status::text IN (SELECT jsonb_array_elements_text(${JSON.stringify(from)}::jsonb))
          FOR NO KEY UPDATE),
        changed AS (
          UPDATE subscriptions s SET status = ${to}::text::enum_subscriptions_status,
            source = ${source}::text::enum_subscriptions_source,
            confirmed_at = CASE WHEN ${to}::text = 'confirmed' THEN now() ELSE s.confirmed_at END,
            round = coalesce(s.round, 1) + CASE WHEN ${to}::text = 'pending' THEN 1 ELSE 0 END,
            updated_at = now()
          FROM before WHERE s.id = before.id
          RETURNING s.contact_id, s.list_id, before.status AS was),
        logged AS (
          INSERT INTO consents (id, contact_id, list_id, "from", "to", source, actor_id, cause,
            request_id, created_at, updated_at)
          SELECT ${newId}, contact_id, list_id, was::text::enum_consents_from,
            ${to}::text::enum_consents_to, ${source}, ${personOf(req)}::uuid,
            ${cause}::text, ${requestId ?? jobId ?? null}::text, now(), now()
          FROM changed)
        SELECT list_id AS list FROM changed`,
  )
  return rows.map(({ list }) => list)
}
