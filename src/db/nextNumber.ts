import type { PayloadRequest } from 'payload'
import { uuidv7 } from 'uuidv7'
import { queryInTransaction, sql } from '@/db/sql'

type Options = {
  req: PayloadRequest
  /** Name of the series, with its year where it starts anew: `tickets/2026`. */
  series: string
}

/**
 * The next number of a series, from 1. Gapless: a transaction that rolls back gives its number back.
 * The series stays locked until the caller commits, so ask for the number as the last thing you do.
 * @throws AppError without a transaction
 */
export async function nextNumber({ req, series }: Options): Promise<number> {
  const [row] = await queryInTransaction<{ last: string }>(
    req,
    sql`INSERT INTO counters (id, series, last, created_at, updated_at)
        VALUES (${uuidv7()}, ${series}, 1, now(), now())
        ON CONFLICT (series) DO UPDATE SET last = counters.last + 1, updated_at = now()
        RETURNING last`,
  )
  return Number(row?.last)
}
