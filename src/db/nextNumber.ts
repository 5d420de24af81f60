import type { PayloadRequest } from 'payload'
import { takeNumbers } from '@/db/takeNumbers'

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
  const [number] = await takeNumbers({ req, series, count: 1 })
  return number as number
}
