import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql } from '@/db/sql'
import { uuidArray } from '@/db/uuidArray'

type Input = { req: PayloadRequest; pools: readonly string[]; change: number }

/** Keeps the number of those who wait on each pool: what makes a passer-by stand behind them. */
export async function countWaiting({ req, pools, change }: Input): Promise<void> {
  if (pools.length === 0) return
  await queryInTransaction(
    req,
    sql`UPDATE capacity_pools SET waiting = waiting + ${change}, updated_at = now()
        WHERE id = ANY(${uuidArray(pools)})`,
  )
}
