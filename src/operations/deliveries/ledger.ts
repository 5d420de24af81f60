import type { Payload } from 'payload'
import { uuidv7 } from 'uuidv7'
import { queryRows, sql, type Statement } from '@/db/sql'
import type { DeliveryState } from '@/lib/deliveryStates'

/** What makes a delivery one: the unique index of the ledger. */
export type DeliveryKey = { kind: string; subject: string; contact: string }

export type Claimed = { id: string; messageId: string }

export type Fate = { state: DeliveryState; reason: string | null }

type Ledger = DeliveryKey & { payload: Payload }

/**
 * A claim older than this belongs to a process that died before it handed anything over. Longer than a job may
 * take, and shorter than the tries of a job go on: one of them takes the mail over.
 */
const claimLasts = sql`interval '150 seconds'`
/** A handing over older than this was cut off: nobody knows whether the mail arrived. */
const handingLasts = sql`interval '180 seconds'`

const which = ({ kind, subject, contact }: DeliveryKey) =>
  sql`kind = ${kind} AND subject = ${subject} AND contact_id = ${contact}`

/**
 * Takes one mail to send it: writes its row if there is none, with a Message-ID that stays, and claims it.
 * Null when it is not ours to send: sent, given up, or in other hands. Safe to repeat under the same `by`.
 */
export async function claimDelivery({
  payload,
  domain,
  by,
  ...key
}: Ledger & { domain: string; by: string }): Promise<Claimed | null> {
  const id = uuidv7()
  await queryRows(
    payload,
    sql`INSERT INTO deliveries
          (id, kind, subject, contact_id, state, attempts, message_id, created_at, updated_at)
        VALUES (${id}, ${key.kind}, ${key.subject}, ${key.contact}, 'pending', 0,
                ${`<${id}@${domain}>`}, now(), now())
        ON CONFLICT (kind, subject, contact_id) DO NOTHING`,
  )
  await queryRows(
    payload,
    sql`UPDATE deliveries SET state = 'unknown', updated_at = now(),
          reason = 'The process ended while the mail was on its way: it may have arrived.'
        WHERE ${which(key)} AND state = 'handoff' AND updated_at < now() - ${handingLasts}`,
  )
  const [row] = await queryRows<{ id: string; message_id: string }>(
    payload,
    sql`UPDATE deliveries SET state = 'claimed', claimed_at = now(), claimed_by = ${by},
          attempts = attempts + 1, updated_at = now()
        WHERE ${which(key)} AND (state IN ('pending', 'retry')
          OR (state = 'claimed' AND (claimed_by = ${by} OR claimed_at < now() - ${claimLasts})))
        RETURNING id, message_id`,
  )
  return row ? { id: row.id, messageId: row.message_id } : null
}

export async function readFate({ payload, ...key }: Ledger): Promise<Fate | null> {
  const [row] = await queryRows<Fate>(
    payload,
    sql`SELECT state, reason FROM deliveries WHERE ${which(key)}`,
  )
  return row ?? null
}

type Step = {
  payload: Payload
  id: string
  by: string
  /** The state it must be in still. */
  from: DeliveryState
  to: DeliveryState
  reason?: string | null
  response?: string | null
}

/** Takes a claimed delivery on. Safe to repeat. @returns false when it is no longer in our hands */
export async function settleDelivery(step: Step): Promise<boolean> {
  const { payload, id, by, from, to, reason = null, response = null } = step
  const accepted: Statement = to === 'accepted' ? sql`now()` : sql`accepted_at`
  const rows = await queryRows(
    payload,
    sql`UPDATE deliveries SET state = ${to}::text::enum_deliveries_state, reason = ${reason}::text,
          response = coalesce(${response}::text, response), accepted_at = ${accepted},
          updated_at = now()
        WHERE id = ${id} AND state::text IN (${from}, ${to}) AND claimed_by = ${by} RETURNING id`,
  )
  return rows.length > 0
}
