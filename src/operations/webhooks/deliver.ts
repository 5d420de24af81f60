import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { OutboundError } from '@/adapters/outbound/outboundError'
import { outboundFetch } from '@/adapters/outbound/outboundFetch'
import { webhookHeaders } from '@/adapters/webhooks/signWebhook'
import { queryInTransaction, queryRows, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { retryDelayMs } from '@/lib/webhooks/retryDelay'
import { record } from '@/outbox/record'
import { endpointSecrets } from '@/operations/webhooks/endpointSecrets'
import { deliverWebhook } from '@jobs/webhooks/deliver.job'

type Claimed = {
  id: string
  endpoint: string
  event: string
  body: string
  attempts: number
  url: string
  enabled: boolean
  sealedSecret: string | null
  sealedPreviousSecret: string | null
  previousUntil: string | null
}

/** What one try came to. `status` is null when there was no answer. */
type Outcome = {
  status: number | null
  answer: string | null
  error: string | null
  durationMs: number
  /** More tries change nothing. */
  final: boolean
  /** The receiver asked for it. */
  retryAfterMs: number
}

const timeoutMs = 15_000
const keptCharacters = 1_000
/** An endpoint that took nothing for this long is switched off once a delivery is given up. */
const lastingDays = 3
const longestRetryAfterMs = 24 * 60 * 60_000

/**
 * One try to deliver: claims the delivery, signs and sends it past the outgoing guard, writes what came of it.
 * A 2xx is delivered; anything else is tried again over three days, except what cannot succeed. Receivers may
 * get one twice (an answer lost on its way), always under the same `webhook-id`. Outside any transaction.
 * @returns why nothing was done, or null
 */
export async function deliver(payload: Payload, id: string): Promise<string | null> {
  const claimed = await claim(payload, id)
  if (!claimed) return 'settled, not due, or being worked on'
  const outcome = claimed.enabled
    ? await send(claimed)
    : {
        ...{ status: null, answer: null, durationMs: 0, retryAfterMs: 0 },
        ...{ error: 'The endpoint is switched off.', final: true },
      }
  const req = await createLocalReq({}, payload)
  await inTransaction(req, () => settle({ req, claimed, outcome }))
  return null
}

async function claim(payload: Payload, id: string): Promise<Claimed | null> {
  const [claimed] = await queryRows<Claimed>(
    payload,
    sql`UPDATE webhook_deliveries d SET claimed_until = now() + interval '90 seconds',
          attempts = d.attempts + 1, updated_at = now()
        FROM webhook_endpoints e
        WHERE d.id = ${id} AND e.id = d.endpoint_id AND d.state = 'pending'
          AND (d.claimed_until IS NULL OR d.claimed_until < now())
          AND (d.next_attempt_at IS NULL OR d.next_attempt_at <= now() + interval '1 second')
        RETURNING d.id, e.id AS endpoint, d.event, d.body, d.attempts::int AS attempts, e.url,
          e.enabled OR d.type = 'ping' AS enabled, e.sealed_secret AS "sealedSecret",
          e.sealed_previous_secret AS "sealedPreviousSecret", e.previous_until AS "previousUntil"`,
  )
  return claimed ?? null
}

async function send({ event, url, body, ...endpoint }: Claimed): Promise<Outcome> {
  const startedAt = performance.now()
  const durationMs = () => Math.round(performance.now() - startedAt)
  try {
    const {
      status,
      headers,
      body: bytes,
    } = await outboundFetch({
      ...{ url, body, timeoutMs, method: 'POST', maxBytes: 64_000 },
      headers: {
        'Content-Type': 'application/json',
        ...webhookHeaders({ id: event, at: new Date(), body, secrets: endpointSecrets(endpoint) }),
      },
    })
    const taken = status >= 200 && status < 300
    return {
      status,
      // NUL is no text for PostgreSQL.
      answer: bytes.toString('utf8').replaceAll('\u0000', '').slice(0, keptCharacters),
      error: taken ? null : `The receiver answered ${status}.`,
      durationMs: durationMs(),
      final: status === 410,
      retryAfterMs: taken ? 0 : retryAfter(headers),
    }
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error
    return {
      ...{ status: null, answer: null, error: error.message, retryAfterMs: 0 },
      durationMs: durationMs(),
      final: error.failure === 'refused',
    }
  }
}

function retryAfter(headers: Headers): number {
  const seconds = Number(headers.get('retry-after') ?? 0)
  return Number.isFinite(seconds) ? Math.min(seconds * 1_000, longestRetryAfterMs) : 0
}

type Settling = { req: PayloadRequest; claimed: Claimed; outcome: Outcome }

async function settle({ req, claimed, outcome }: Settling): Promise<void> {
  const { id, endpoint, attempts } = claimed
  const { status, answer, error, durationMs } = outcome
  const pause = error && !outcome.final ? retryDelayMs(attempts, Math.random()) : null
  const next = pause === null ? null : new Date(Date.now() + Math.max(pause, outcome.retryAfterMs))
  const state = error === null ? 'delivered' : next ? 'pending' : 'failed'
  await queryInTransaction(
    req,
    sql`UPDATE webhook_deliveries SET state = ${state}::text::enum_webhook_deliveries_state,
          response_status = ${status}::int, response_body = ${answer}, error = ${error},
          duration_ms = ${durationMs}::int, claimed_until = NULL,
          next_attempt_at = ${next?.toISOString() ?? null}::timestamptz,
          delivered_at = CASE WHEN ${state}::text = 'delivered' THEN now() END, updated_at = now()
        WHERE id = ${id}`,
  )
  if (next) {
    const dedupeKey = `webhook:${id}:${attempts}`
    await record({ req, job: deliverWebhook, payload: { delivery: id }, runAt: next, dedupeKey })
  }
  if (error === null) {
    await queryInTransaction(
      req,
      sql`UPDATE webhook_endpoints SET failing_since = NULL, last_success_at = now()
          WHERE id = ${endpoint}`,
    )
    return
  }
  if (claimed.enabled) await countFailure({ req, endpoint, gone: status === 410, lost: !next })
}

type Failure = { req: PayloadRequest; endpoint: string; gone: boolean; lost: boolean }

/** An endpoint that says it is gone, or took nothing for days, is switched off; staff see why. */
async function countFailure({ req, endpoint, gone, lost }: Failure): Promise<void> {
  const reason = gone
    ? 'The receiver answered 410 (gone).'
    : `Nothing was taken for ${lastingDays} days.`
  await queryInTransaction(
    req,
    sql`UPDATE webhook_endpoints SET
          failing_since = coalesce(failing_since, now()),
          enabled = enabled AND NOT off, disabled_reason = CASE WHEN off THEN ${reason} END,
          disabled_at = CASE WHEN off THEN now() END
        FROM (SELECT ${gone}::boolean OR (${lost}::boolean
                AND failing_since < now() - make_interval(days => ${lastingDays})) AS off
              FROM webhook_endpoints WHERE id = ${endpoint}) AS verdict
        WHERE id = ${endpoint}`,
  )
}
