import type { Payload } from 'payload'
import { prepared, queryRows, sql, type Statement } from '@/db/sql'
import { uuidArray } from '@/db/uuidArray'
import type { DeliveryState } from '@/lib/deliveryStates'
import { whyNotAnyMore, type FrozenAudience } from '@/operations/campaigns/frozenAudience'

/** One holder of claims: a run of one job. Its name is on every row it holds. */
export type Holder = { payload: Payload; campaign: string; by: string }

export type ClaimedMail = {
  id: string
  email: string
  givenName: string
  familyName: string
  locale: string
  attributes: Record<string, unknown>
  /** Tries before this one. */
  attempts: number
}

/**
 * How long a claim lasts without a sign of life. Its holder renews it every 5 s, so an older one belongs to a
 * process that died (or stood still: it is asked again before each mail whether the claim is its own).
 */
export const leaseMs = 15_000
export const renewEveryMs = 5_000

const sending = (campaign: string) =>
  sql`(SELECT true FROM campaigns WHERE id = ${campaign} AND status = 'sending')`

type Claim = Holder & {
  batch: number
  limit: number
  audience: FrozenAudience
  /** Rows up to this one were taken by the same holder: without it each bite reads past all it took before. */
  after: string | null
}

/**
 * Takes up to `limit` due mails of a batch, in small bites and past what others hold (SKIP LOCKED). Who was
 * suppressed or has unsubscribed since the ledger was written is skipped here. Nothing once the campaign is
 * not being sent any more.
 * @returns what is to be sent, and the last row that was looked at: null means that nothing is due
 */
export async function claimMails(
  claim: Claim,
): Promise<{ mails: ClaimedMail[]; last: string | null }> {
  const { payload, campaign, by, batch, limit, audience, after } = claim
  const rows = await queryRows<Omit<ClaimedMail, 'attempts'> & { attempts: string; state: string }>(
    payload,
    prepared(sql`WITH due AS (
          SELECT d.id, d.contact_id FROM deliveries d
          WHERE d.kind = 'campaign' AND d.subject = ${campaign} AND d.batch = ${batch}
            AND d.id > ${after ?? leastId}::uuid
            AND (d.state = 'pending' OR (d.state = 'retry' AND d.next_attempt_at <= now()))
            AND ${sending(campaign)}
          ORDER BY d.id LIMIT ${limit} FOR UPDATE SKIP LOCKED),
        judged AS (
          SELECT due.id, c.email, c.given_name, c.family_name, c.locale, c.attributes,
            ${whyNotAnyMore(audience, sql`(SELECT started_at FROM campaigns WHERE id = ${campaign})`)} AS why
          FROM due JOIN contacts c ON c.id = due.contact_id)
        UPDATE deliveries d SET
          state = CASE WHEN judged.why IS NULL THEN 'claimed' ELSE 'skipped' END::enum_deliveries_state,
          reason = coalesce(judged.why, d.reason), claimed_at = now(), claimed_by = ${by},
          updated_at = now()
        FROM judged WHERE d.id = judged.id
        RETURNING d.id, d.state, d.attempts, judged.email, judged.locale::text,
          coalesce(judged.given_name, '') AS "givenName",
          coalesce(judged.family_name, '') AS "familyName",
          coalesce(judged.attributes, '{}'::jsonb) AS attributes`),
  )
  const mails = rows
    .filter(({ state }) => state === 'claimed')
    .map(({ state: _state, ...mail }) => ({ ...mail, attempts: Number(mail.attempts) }))
  const last = rows.reduce<string | null>((most, { id }) => (most && most > id ? most : id), null)
  return { mails, last }
}

const leastId = '00000000-0000-0000-0000-000000000000'

export type Settlement = {
  id: string
  state: Extract<DeliveryState, 'accepted' | 'dead' | 'pending' | 'retry' | 'unknown'>
  reason?: string | null
  response?: string | null
  /** With `retry`. */
  waitMs?: number
  /** The try does not count: the message never left, through no fault of its own. */
  unburned?: boolean
}

/** One step of a sender: what became of a mail, which one is about to leave, or both at once. */
export type LedgerStep = { settled?: Settlement; leaving?: string }

/**
 * Writes steps of a holder, in one statement. What became of mails is written where we hold them still; one
 * that a sweep called unknown while its holder stood still becomes what it is. That a mail is about to leave
 * is committed where it is still ours and the campaign is still being sent: the last moment at which a pause,
 * a cancellation or another holder keeps it back.
 * @returns per step whether the mail may leave
 */
export async function writeSteps(holder: Holder, steps: LedgerStep[]): Promise<boolean[]> {
  const settled = steps.flatMap((step) => step.settled ?? [])
  const leaving = steps.flatMap((step) => step.leaving ?? [])
  const rows = await queryRows<{ id: string }>(
    holder.payload,
    prepared(sql`WITH settled AS (${settle(holder, settled)}) ${permit(holder, leaving)}`),
  )
  const granted = new Set(rows.map(({ id }) => id))
  return steps.map(({ leaving: id }) => id !== undefined && granted.has(id))
}

function settle({ by }: Holder, settlements: Settlement[]): Statement {
  // By id, said twice: without the array PostgreSQL would read all that is on its way.
  return sql`UPDATE deliveries d SET state = s.state::enum_deliveries_state, reason = s.reason,
      response = coalesce(s.response, d.response),
      attempts = greatest(0, d.attempts - CASE WHEN s.unburned AND d.state = 'handoff'
        THEN 1 ELSE 0 END),
      accepted_at = CASE WHEN s.state = 'accepted' THEN now() ELSE d.accepted_at END,
      next_attempt_at = CASE WHEN s.state = 'retry'
        THEN now() + make_interval(secs => coalesce(s."waitMs", 0) / 1000.0) END,
      updated_at = now()
    FROM jsonb_to_recordset(${JSON.stringify(settlements)}::jsonb) AS
      s(id uuid, state text, reason text, response text, "waitMs" float8, unburned boolean)
    WHERE d.id = ANY(${uuidArray(settlements.map(({ id }) => id))}) AND d.id = s.id
      AND d.claimed_by = ${by} AND d.state IN ('claimed', 'handoff', 'unknown')`
}

function permit({ campaign, by }: Holder, ids: string[]): Statement {
  return sql`UPDATE deliveries SET state = 'handoff', attempts = attempts + 1, claimed_at = now(),
      updated_at = now()
    WHERE id = ANY(${uuidArray(ids)}) AND state = 'claimed' AND claimed_by = ${by}
      AND ${sending(campaign)}
    RETURNING id`
}

/** Says that we are alive: what we hold stays ours. */
export async function renewClaims({ payload, campaign, by }: Holder): Promise<void> {
  await queryRows(
    payload,
    sql`UPDATE deliveries SET claimed_at = now()
        WHERE kind = 'campaign' AND subject = ${campaign} AND state IN ('claimed', 'handoff')
          AND claimed_by = ${by}`,
  )
}

/** Gives back what we took and did not send. */
export async function releaseClaims({ payload, campaign, by }: Holder): Promise<void> {
  await queryRows(
    payload,
    sql`UPDATE deliveries SET state = 'pending', claimed_by = NULL, updated_at = now()
        WHERE kind = 'campaign' AND subject = ${campaign} AND state = 'claimed'
          AND claimed_by = ${by}`,
  )
}
