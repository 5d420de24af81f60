import type { PayloadRequest } from 'payload'
import { uuidv7 } from 'uuidv7'
import { queryInTransaction, sql } from '@/db/sql'

type Options = {
  req: PayloadRequest
  /** Name of the series, with its year where it starts anew: `certificates/2026`. */
  series: string
  /** How many. */
  count: number
}

/**
 * The next numbers of a series, from 1, in order. Gapless: a transaction that rolls back gives them back.
 * The series stays locked until the caller commits, so ask for them as the last thing you do.
 * @throws AppError without a transaction
 */
export async function takeNumbers({ req, series, count }: Options): Promise<number[]> {
  if (count === 0) return []
  const [row] = await queryInTransaction<{ last: string }>(
    req,
    sql`INSERT INTO counters (id, series, last, created_at, updated_at)
        VALUES (${uuidv7()}, ${series}, ${count}::int, now(), now())
        ON CONFLICT (series) DO UPDATE SET last = counters.last + ${count}::int, updated_at = now()
        RETURNING last`,
  )
  const last = Number(row?.last)
  return Array.from({ length: count }, (_, index) => last - count + 1 + index)
}
