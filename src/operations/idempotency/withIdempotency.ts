import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { uuidv7 } from 'uuidv7'
import { queryInTransaction, sql } from '@/db/sql'
import { inTransaction } from '@/db/transaction'
import { AppError } from '@/errors'

/** What an endpoint answers with: kept as it is, and given again to the last byte. */
export type Answer = { status: number; body: Record<string, unknown> }

type Input = {
  req: PayloadRequest
  /** Method and path with its ids: one key may be used once for each. */
  route: string
  /** Instead of the header, where a request names itself in another one. */
  key?: string
  /** The body as received; the same key with another one is refused. */
  body: unknown
  /** The effect. Runs at most once per key; join its transaction (`inTransaction`). */
  work: () => Promise<Answer>
}

type Kept = { request_hash: string; status: string; body: string }

const keyShape = /^[\x21-\x7e]{1,255}$/

/**
 * Honours an `Idempotency-Key` header: the same key and body get the first answer again for 24 hours. The
 * answer is kept in the transaction of the effect, so both exist or neither; an effect that throws keeps
 * nothing and may be tried again. Without the header, `work` just runs.
 * @throws AppError 400 for a key that is none, IDEMPOTENCY_MISMATCH for another body,
 *   IDEMPOTENCY_IN_FLIGHT while the first request is still running
 */
export async function withIdempotency({
  req,
  route,
  body,
  work,
  ...named
}: Input): Promise<Response> {
  const key = named.key ?? req.headers.get('Idempotency-Key')
  if (key === null)
    return work().then((answer) => reply(answer.status, JSON.stringify(answer.body)))
  if (!keyShape.test(key)) {
    const message = 'An Idempotency-Key has 1 to 255 printable ASCII characters without spaces.'
    throw new AppError('MALFORMED', { message })
  }
  const principal = req.user ? `user:${req.user.id}` : 'guest'
  const hash = createHash('sha256').update(canonical(body)).digest('hex')
  return inTransaction(req, async () => {
    await lockKey(req, `${principal} ${route} ${key}`)
    const kept = await findKept(req, { principal, route, key })
    if (kept) {
      if (kept.request_hash !== hash) throw new AppError('IDEMPOTENCY_MISMATCH')
      return reply(Number(kept.status), kept.body)
    }
    const answer = await work()
    const text = JSON.stringify(answer.body)
    await queryInTransaction(
      req,
      sql`INSERT INTO idempotency_keys AS known
            (id, principal, route, key, request_hash, status, body, expires_at, created_at, updated_at)
          VALUES (${uuidv7()}, ${principal}, ${route}, ${key}, ${hash}, ${answer.status},
                  to_jsonb(${text}::text), now() + interval '24 hours', now(), now())
          ON CONFLICT (principal, route, key) DO UPDATE SET
            request_hash = excluded.request_hash, status = excluded.status, body = excluded.body,
            expires_at = excluded.expires_at, updated_at = now()`,
    )
    return reply(answer.status, text)
  })
}

const reply = (status: number, json: string) =>
  new Response(json, { status, headers: { 'Content-Type': 'application/json' } })

/** Held until the transaction ends, however it ends: a process that dies leaves no key behind. */
async function lockKey(req: PayloadRequest, name: string): Promise<void> {
  const [row] = await queryInTransaction<{ free: boolean }>(
    req,
    sql`SELECT pg_try_advisory_xact_lock(hashtextextended(${name}::text, 4711)) AS free`,
  )
  if (!row?.free) throw new AppError('IDEMPOTENCY_IN_FLIGHT')
}

/** A statement of its own: it must see what the last holder of the lock committed. */
async function findKept(
  req: PayloadRequest,
  { principal, route, key }: { principal: string; route: string; key: string },
): Promise<Kept | undefined> {
  const [kept] = await queryInTransaction<Kept>(
    req,
    sql`SELECT request_hash, status, body FROM idempotency_keys
        WHERE principal = ${principal} AND route = ${route} AND key = ${key} AND expires_at > now()`,
  )
  return kept
}

/** JSON with sorted names: two spellings of one body are the same request. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
