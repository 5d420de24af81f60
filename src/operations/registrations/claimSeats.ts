import type { PayloadRequest } from 'payload'
import { queryInTransaction, sql, type Statement } from '@/db/sql'

export type SeatPhase = 'held' | 'taken'

type Claim = {
  pool: string
  quantity: number
  phase: SeatPhase
  /** A passer-by: a seat that people wait for is not theirs. */
  behindWaiters: boolean
}

/**
 * The one statement that takes seats of a pool, if it has room: PostgreSQL checks the condition again
 * after waiting for the row, so concurrent claims can never oversell. Returns the pool's id, or no row.
 */
export function claimPool({ pool, quantity, phase, behindWaiters }: Claim): Statement {
  const counter = phase === 'held' ? sql`held` : sql`taken`
  return sql`UPDATE capacity_pools SET ${counter} = ${counter} + ${quantity}, updated_at = now()
    WHERE id = ${pool} AND (capacity IS NULL OR held + taken + ${quantity} <= capacity + overbook)
      AND ${behindWaiters ? sql`waiting = 0` : sql`true`}
    RETURNING id`
}

type Input = Omit<Claim, 'pool'> & {
  req: PayloadRequest
  /** All pools of the ticket, by id ascending, so that two claims never wait for each other. */
  pools: readonly string[]
}

/**
 * Takes seats in every pool, or in none. In the caller's transaction; the ledger rows are the caller's
 * to write (`holdRows`).
 * @returns false when one of the pools has no room
 */
export async function claimSeats({ req, pools, ...claim }: Input): Promise<boolean> {
  const claimed: string[] = []
  for (const pool of pools) {
    const rows = await queryInTransaction(req, claimPool({ pool, ...claim }))
    if (rows.length === 0) {
      await giveBack({ req, pools: claimed, ...claim })
      return false
    }
    claimed.push(pool)
  }
  return true
}

/** The rows are still locked by this transaction: nobody has seen the seats taken. */
async function giveBack({ req, pools, quantity, phase }: Omit<Input, 'behindWaiters'>) {
  const counter = phase === 'held' ? sql`held` : sql`taken`
  for (const pool of pools) {
    await queryInTransaction(
      req,
      sql`UPDATE capacity_pools SET ${counter} = ${counter} - ${quantity} WHERE id = ${pool}`,
    )
  }
}
